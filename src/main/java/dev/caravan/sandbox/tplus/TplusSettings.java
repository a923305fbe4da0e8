package dev.caravan.sandbox.tplus;

import java.time.Duration;

/**
 * How the T+ sandbox behaves; what the vendor does not document is a setting here.
 *
 * @param account the app and its first tokens
 * @param tokens how long tokens live, how their end is told
 * @param maxPageSize the largest page, and the page of a request that does not say; a larger one is refused
 * @param tsIncluded whether the row of a request's {@code Ts} is listed again ({@code >=}), else only later ones
 * @param requestsPerSecond accepted queries in any one second, 0 for no limit
 * @param throttledAsWrongService whether more answer code EXSV0011, not HTTP 429
 * @param latency added to every answer
 */
public record TplusSettings(
        TplusAccount account,
        TplusTokenRules tokens,
        int maxPageSize,
        boolean tsIncluded,
        int requestsPerSecond,
        boolean throttledAsWrongService,
        Duration latency) {

    /** The sample account, the default rules, pages up to 1,000, {@code Ts} excluded, no limit, no latency. */
    public static TplusSettings defaults() {
        return new TplusSettings(
                TplusAccount.sample(), TplusTokenRules.defaults(), 1000, false, 0, false, Duration.ZERO);
    }

    public TplusSettings withAccount(TplusAccount other) {
        return new TplusSettings(
                other, tokens, maxPageSize, tsIncluded, requestsPerSecond, throttledAsWrongService, latency);
    }

    public TplusSettings withTokens(TplusTokenRules other) {
        return new TplusSettings(
                account, other, maxPageSize, tsIncluded, requestsPerSecond, throttledAsWrongService, latency);
    }

    public TplusSettings withTsIncluded(boolean included) {
        return new TplusSettings(
                account, tokens, maxPageSize, included, requestsPerSecond, throttledAsWrongService, latency);
    }

    public TplusSettings withRequestsPerSecond(int limit, boolean asWrongService) {
        return new TplusSettings(account, tokens, maxPageSize, tsIncluded, limit, asWrongService, latency);
    }
}
