package dev.caravan.model.profile;

/**
 * How a request's fields travel.
 */
public enum Encoding {
    /** The fields are the JSON body. */
    JSON,
    /** The template's form fields are url-encoded; {@code {body}} is the fields as JSON text. */
    FORM,
    /** The fields are query parameters; a post carries an empty JSON object. */
    QUERY
}
