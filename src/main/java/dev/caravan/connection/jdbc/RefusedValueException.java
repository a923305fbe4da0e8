package dev.caravan.connection.jdbc;

/** A row has a value that its column does not take. */
final class RefusedValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String column;

    /**
     * @param expected what the column takes, e.g. "a whole number"
     * @param found what the row has, never the value itself
     */
    RefusedValueException(ColumnShape column, String expected, String found) {
        this(
                column.name(),
                "column " + column.name() + " (" + column.typeName() + ") takes " + expected + ", the row has "
                        + found);
    }

    RefusedValueException(String column, String sentence) {
        super(sentence);
        this.column = column;
    }

    String column() {
        return column;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
