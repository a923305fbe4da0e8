package dev.caravan.connection.mongo;

/** A row has a field that MongoDB cannot hold. */
final class RefusedFieldException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;

    RefusedFieldException(String field, String problem) {
        super("field " + field + ": " + problem);
        this.field = field;
    }

    String field() {
        return field;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
