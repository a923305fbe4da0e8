package dev.caravan.camel;

import dev.caravan.sandbox.door.Fault;

/**
 * One error of a vendor and what it must lead to.
 *
 * @param operation whose requests it hits
 * @param says what a sentence for people must hold
 */
record VendorError(String name, String operation, Fault fault, ErrorEnd end, String says) {
    static VendorError of(String name, String operation, Fault fault, ErrorEnd end) {
        return new VendorError(name, operation, fault, end, "");
    }

    static VendorError of(String name, String operation, Fault fault, ErrorEnd end, String says) {
        return new VendorError(name, operation, fault, end, says);
    }

    @Override
    public String toString() {
        return name + " → " + end;
    }
}
