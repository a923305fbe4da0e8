package dev.caravan.store.jdbc;

import dev.caravan.store.StoreException;

/** Drivers are optional parts of the library: their absence is told by name. */
final class Drivers {
    private Drivers() {}

    static void require(String className, String artifact) {
        try {
            Class.forName(className, false, Drivers.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new StoreException(
                    "The store needs " + artifact + ", which is not on the class path. Add it to the application.", e);
        }
    }
}
