package dev.caravan.model.profile;

/**
 * What the vendor bears.
 *
 * @param requestsPerSecond never more requests than this start in any second; above 0
 * @param concurrency requests in flight at once; at least 1
 */
public record Limits(double requestsPerSecond, int concurrency) {}
