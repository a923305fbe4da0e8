package dev.caravan.model.profile;

/**
 * A part of a request that has named values.
 */
public enum RequestPart {
    QUERY,
    FORM,
    HEADERS,
    /** The outermost fields of a JSON body. */
    FIELDS
}
