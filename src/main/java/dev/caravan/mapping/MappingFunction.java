package dev.caravan.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of a user's own, called by its name in {@code _function} expressions. A bean of the registry, or a class named
 * in {@code META-INF/services/dev.caravan.mapping.MappingFunction}. Must be pure and thread-safe.
 */
public interface MappingFunction {
    /** Its name, in any case; never that of a function of MySQL. */
    String name();

    /** How many arguments it takes at least. */
    default int least() {
        return 0;
    }

    /** How many arguments it takes at most. */
    default int most() {
        return Integer.MAX_VALUE;
    }

    /**
     * The value for some arguments.
     *
     * @param arguments texts, numbers, booleans, maps and lists as the records have them; null where SQL says NULL
     * @throws IllegalArgumentException with a sentence when it has none; fails the record
     */
    @Nullable Object apply(List<@Nullable Object> arguments);
}
