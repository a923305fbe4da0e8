package dev.caravan.camel;

import dev.caravan.sandbox.door.Fault;
import java.util.Map;
import java.util.Set;

/** Short limits of time where a fault is a silence; with any other, a slow machine would be taken for one. */
final class Impatience {
    private static final Set<Fault.Kind> SILENT =
            Set.of(Fault.Kind.SILENT_AFTER_WORK, Fault.Kind.SILENT_AFTER_HEAD, Fault.Kind.TRICKLE);

    private Impatience() {}

    /**
     * Settings for a test that meets a fault.
     *
     * @param connection what the settings' names begin with
     */
    static Map<String, String> with(String connection, Fault fault) {
        return SILENT.contains(fault.kind())
                ? Map.of(connection + ".response-timeout", "2s", connection + ".page-timeout", "3s")
                : Map.of();
    }
}
