package dev.caravan.model.profile;

/**
 * Why no answer came.
 */
public enum TransportFault {
    /** The host's name is not known. */
    UNKNOWN_HOST,
    /** No connection: refused, unreachable, time-out while connecting; nothing was sent. */
    NOT_SENT,
    /** TLS could not be agreed on; nothing was sent. */
    TLS,
    /** The request may have been processed: reset or time-out after it went out. */
    NO_ANSWER,
    /** The answer is larger than allowed. */
    TOO_LARGE
}
