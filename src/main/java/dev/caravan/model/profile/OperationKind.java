package dev.caravan.model.profile;

/**
 * What an operation does.
 */
public enum OperationKind {
    /** Reads records or a single answer; may be repeated at will. */
    READ,
    /** Changes the target; repeated only after a look-up or when it is known not to have been applied. */
    WRITE,
    /** Part of logging in; sent without a token. */
    LOGIN
}
