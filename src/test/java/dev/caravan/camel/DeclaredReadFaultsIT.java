package dev.caravan.camel;

/** The same faults with the profile of 吉客云 that declares its signature instead of having it in Java. */
class DeclaredReadFaultsIT extends ReadFaultsIT {
    @Override
    String vendor() {
        return "jackyun-declared";
    }
}
