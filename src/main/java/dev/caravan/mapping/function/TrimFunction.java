package dev.caravan.mapping.function;

/** {@code TRIM(LEADING '0' FROM text)}. */
public final class TrimFunction {
    private TrimFunction() {}

    /** A function of the text and of what is taken away from its ends. */
    public static MysqlFunction of(boolean leading, boolean trailing) {
        MysqlFunction trim = given -> TextFunctions.trimmed(given.text(0), given.text(1), leading, trailing);
        return trim.strict();
    }
}
