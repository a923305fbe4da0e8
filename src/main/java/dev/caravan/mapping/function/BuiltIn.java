package dev.caravan.mapping.function;

/**
 * A function with its name.
 *
 * @param min the fewest arguments it takes
 * @param max the most
 * @param local whether its result depends on the clock or the zone
 * @param text whether its result is a text, or NULL
 */
public record BuiltIn(String name, int min, int max, boolean local, boolean text, MysqlFunction function) {
    static final int MANY = Integer.MAX_VALUE;

    /** A function of arguments none of which may be NULL. */
    static BuiltIn strict(String name, int min, int max, MysqlFunction function) {
        return new BuiltIn(name, min, max, false, false, function.strict());
    }

    /** As {@link #strict}, of a function that makes texts. */
    static BuiltIn text(String name, int min, int max, MysqlFunction function) {
        return new BuiltIn(name, min, max, false, true, function.strict());
    }

    /** As {@link #strict}, of a function that depends on the clock or the zone. */
    static BuiltIn local(String name, int min, int max, MysqlFunction function) {
        return new BuiltIn(name, min, max, true, false, function.strict());
    }

    /** A function that looks at NULL itself. */
    static BuiltIn lenient(String name, int min, int max, MysqlFunction function) {
        return new BuiltIn(name, min, max, false, false, function);
    }

    /** The same function by another name. */
    BuiltIn as(String otherName) {
        return new BuiltIn(otherName, min, max, local, text, function);
    }

    /** {@code 2}, {@code 1 to 3}, {@code at least 1}. */
    public String arity() {
        if (min == max) {
            return String.valueOf(min);
        }
        return max == MANY ? "at least " + min : min + " to " + max;
    }

    /** Whether it takes so many arguments. */
    public boolean takes(int arguments) {
        return arguments >= min && arguments <= max;
    }
}
