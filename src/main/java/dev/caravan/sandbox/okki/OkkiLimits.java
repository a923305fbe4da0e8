package dev.caravan.sandbox.okki;

import java.time.Duration;

/**
 * Limits of the OKKI sandbox; the vendor documents none.
 *
 * @param requestsPerSecond accepted business requests in any one second, 0 for no limit
 * @param throttledInBody whether more answer HTTP 200 with {@code code} 429, not HTTP 429
 * @param maxPageSize the largest page; a larger {@code count} is cut to it
 * @param latency added to every answer
 */
public record OkkiLimits(int requestsPerSecond, boolean throttledInBody, int maxPageSize, Duration latency) {

    /** No limit, HTTP 429, pages up to 100, no latency. */
    public static OkkiLimits defaults() {
        return new OkkiLimits(0, false, 100, Duration.ZERO);
    }

    public OkkiLimits withRequestsPerSecond(int limit, boolean inBody) {
        return new OkkiLimits(limit, inBody, maxPageSize, latency);
    }

    public OkkiLimits withMaxPageSize(int largest) {
        return new OkkiLimits(requestsPerSecond, throttledInBody, largest, latency);
    }
}
