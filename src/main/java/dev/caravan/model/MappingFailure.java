package dev.caravan.model;

/**
 * Why one field of one record could not be mapped; the record is refused as a whole.
 *
 * @param key the record's key
 * @param field the target field, e.g. {@code FEntity[2].FQty}
 * @param value what the source gave, shortened to 80 characters
 * @param expectation what was expected instead, e.g. {@code a whole number}
 */
public record MappingFailure(String key, String field, String value, String expectation) {
    private static final int SHORT = 80;

    public MappingFailure {
        value = value.length() > SHORT ? value.substring(0, SHORT - 1) + "…" : value;
    }

    /** {@code record W1, field FQty: found "abc", expected a whole number}. */
    public String sentence() {
        return "record " + key + ", field " + field + ": " + reason();
    }

    /** {@code found "abc", expected a whole number}. */
    public String reason() {
        String found = value.isEmpty() ? "found nothing" : "found \"" + value + "\"";
        return found + ", expected " + expectation;
    }
}
