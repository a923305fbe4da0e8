package dev.caravan.model;

/**
 * What an answer of a vendor means (DESIGN: one table). Decided by the profile's rules only.
 */
public enum Action {
    /** Business success; HTTP 200 alone is never enough. */
    OK,
    /** Temporary; the same request may be sent again after a back-off. */
    RETRY,
    /** Too fast; every caller of the connection waits. */
    RATE_LIMITED,
    /** Token or session is gone; log in once and send the same request again. */
    REFRESH_TOKEN,
    /** This request or these records are refused. */
    REJECT,
    /** Configuration, permission, licence or signature; only a person can mend it. */
    FAIL,
    /** A write may have been applied; look it up before sending again. */
    UNKNOWN
}
