package dev.caravan.sandbox.banniu;

import java.time.Duration;

/**
 * How the 班牛 sandbox behaves; what the vendor does not document is a setting here.
 *
 * @param account who may call
 * @param codes the error codes
 * @param timestampTolerance how far a request's timestamp may be from the sandbox's clock
 * @param maxPageSize larger pages are cut to it
 * @param longestWindow the longest range of creation times a list may ask for
 * @param endIncluded whether end_created belongs to the range; star_created always does
 * @param requestsPerSecond accepted requests in any one second, 0 for no limit
 * @param throttledByCode whether more requests hear the code of {@link BanniuCodes}, else HTTP 429
 */
public record BanniuSettings(
        Account account,
        BanniuCodes codes,
        Duration timestampTolerance,
        int maxPageSize,
        Duration longestWindow,
        boolean endIncluded,
        int requestsPerSecond,
        boolean throttledByCode) {

    /** The one known application; {@code accessToken} is given with it and does not end. */
    public record Account(String appKey, String appSecret, String accessToken) {}

    /** demoKey, demoSecret, demoToken, ±10 minutes, pages up to 200, windows up to a day, closed ranges, no limit. */
    public static BanniuSettings defaults() {
        return new BanniuSettings(
                new Account("demoKey", "demoSecret", "demoToken"),
                BanniuCodes.defaults(),
                Duration.ofMinutes(10),
                200,
                Duration.ofDays(1),
                true,
                0,
                false);
    }

    public BanniuSettings withCodes(BanniuCodes other) {
        return new BanniuSettings(
                account,
                other,
                timestampTolerance,
                maxPageSize,
                longestWindow,
                endIncluded,
                requestsPerSecond,
                throttledByCode);
    }

    public BanniuSettings withEndIncluded(boolean included) {
        return new BanniuSettings(
                account,
                codes,
                timestampTolerance,
                maxPageSize,
                longestWindow,
                included,
                requestsPerSecond,
                throttledByCode);
    }

    public BanniuSettings withRequestsPerSecond(int limit, boolean byCode) {
        return new BanniuSettings(
                account, codes, timestampTolerance, maxPageSize, longestWindow, endIncluded, limit, byCode);
    }
}
