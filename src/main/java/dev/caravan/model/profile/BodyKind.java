package dev.caravan.model.profile;

/**
 * What the body of an answer looks like.
 */
public enum BodyKind {
    JSON,
    HTML,
    EMPTY,
    /** Neither JSON nor HTML. */
    TEXT,
    /** Begins like JSON but cannot be read to its end. */
    MALFORMED,
    /** JSON without the list of records that the operation promises. */
    NO_RECORDS
}
