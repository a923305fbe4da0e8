package dev.caravan.model.profile;

/**
 * What the body of an answer looks like.
 */
public enum BodyKind {
    JSON,
    /** JSON whose outermost value is a list; also {@link #JSON}. */
    LIST,
    HTML,
    EMPTY,
    /** Neither JSON nor HTML. */
    TEXT,
    /** Begins like JSON but cannot be read to its end. */
    MALFORMED,
    /** JSON without the list of records that the operation promises; also {@link #JSON}. */
    NO_RECORDS
}
