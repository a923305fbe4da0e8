package dev.caravan.store.rules;

import dev.caravan.store.StoreException;

/** Drivers are optional parts of the library: their absence is told by name. */
public final class Drivers {
    private Drivers() {}

    public static void require(String className, String artifact) {
        try {
            Class.forName(className, false, Drivers.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new StoreException(
                    "The store needs " + artifact + ", which is not on the class path. Add it to the application.", e);
        }
    }
}
