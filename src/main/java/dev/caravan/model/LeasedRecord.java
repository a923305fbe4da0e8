package dev.caravan.model;

import java.time.Duration;

/**
 * A record taken for delivery.
 *
 * @param id the store's row id
 * @param version the version being sent
 * @param writtenVersion the last version the target has, 0 when it never got one
 * @param attempts how often this version has been taken, this time included
 * @param waited for how long it has been waiting for a record of another case, by the store's clock; zero when it is not
 * @param content JSON text as staged
 */
public record LeasedRecord(
        long id, String key, long version, long writtenVersion, int attempts, Duration waited, String content) {}
