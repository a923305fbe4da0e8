package dev.caravan.model.profile;

/**
 * What a vendor's connections speak.
 */
public enum Transport {
    /** Requests over HTTP: the profile says how they are made, signed and answered. */
    HTTP,
    /** SQL through a JDBC driver; what errors mean is known, and the profile only names operations. */
    JDBC,
    /** MongoDB's own protocol; what errors mean is known, and the profile only names operations. */
    MONGODB
}
