package dev.caravan.daemon.demo;

import dev.caravan.store.Store;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case of the demo.
 *
 * @param after the case that must have run before this one begins, or null
 * @param oracle judges what the case has done
 */
public record DemoCase(String name, @Nullable String after, Oracle oracle) {

    /** Knows what must have come of a case. */
    @FunctionalInterface
    public interface Oracle {
        /** What is wrong, as sentences; empty when all is right. */
        List<String> differences(Store store) throws SQLException;
    }
}
