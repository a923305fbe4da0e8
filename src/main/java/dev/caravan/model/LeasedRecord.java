package dev.caravan.model;

/**
 * A record taken for delivery.
 *
 * @param id the store's row id
 * @param version the version being sent
 * @param writtenVersion the last version the target has, 0 when it never got one
 * @param attempts how often this version has been taken, this time included
 * @param content JSON text as staged
 */
public record LeasedRecord(long id, String key, long version, long writtenVersion, int attempts, String content) {}
