package dev.caravan.sandbox.jackyun;

import java.time.Duration;
import java.util.Set;

/**
 * How the 吉客云 sandbox behaves; what the vendor does not document is a setting here.
 *
 * @param appKey the one known appkey
 * @param appSecret its secret
 * @param methods subscribed methods; another one answers sub-code 0130020310
 * @param timestampTolerance how far the request's timestamp may be from the sandbox's clock
 * @param defaultPageSize rows per page when a request does not say
 * @param maxPageSize the largest page
 * @param oversizeRefused whether a larger page is refused (sub-code 0050030002), else it is cut to the largest
 * @param endIncluded whether gmtModifiedEnd belongs to the range; gmtModifiedStart always does
 * @param requestsPerSecond accepted requests in any one second, 0 for no limit; more answer sub-code 0859999999
 * @param latency added to every answer
 */
public record JackyunSettings(
        String appKey,
        String appSecret,
        Set<String> methods,
        Duration timestampTolerance,
        int defaultPageSize,
        int maxPageSize,
        boolean oversizeRefused,
        boolean endIncluded,
        int requestsPerSecond,
        Duration latency) {

    public JackyunSettings {
        methods = Set.copyOf(methods);
    }

    /** Key 12345678, secret DemoSecret, ±10 minutes, pages of 50 up to 200, closed ranges, no limit, no latency. */
    public static JackyunSettings defaults() {
        return new JackyunSettings(
                "12345678",
                "DemoSecret",
                Set.of(JackyunSandbox.WAREHOUSES, JackyunSandbox.GOODS),
                Duration.ofMinutes(10),
                50,
                200,
                true,
                true,
                0,
                Duration.ZERO);
    }

    public JackyunSettings withCredentials(String key, String secret) {
        return new JackyunSettings(
                key,
                secret,
                methods,
                timestampTolerance,
                defaultPageSize,
                maxPageSize,
                oversizeRefused,
                endIncluded,
                requestsPerSecond,
                latency);
    }

    public JackyunSettings withRequestsPerSecond(int limit) {
        return new JackyunSettings(
                appKey,
                appSecret,
                methods,
                timestampTolerance,
                defaultPageSize,
                maxPageSize,
                oversizeRefused,
                endIncluded,
                limit,
                latency);
    }

    public JackyunSettings withLatency(Duration added) {
        return new JackyunSettings(
                appKey,
                appSecret,
                methods,
                timestampTolerance,
                defaultPageSize,
                maxPageSize,
                oversizeRefused,
                endIncluded,
                requestsPerSecond,
                added);
    }

    public JackyunSettings withPages(int standard, int largest, boolean refuseLarger) {
        return new JackyunSettings(
                appKey,
                appSecret,
                methods,
                timestampTolerance,
                standard,
                largest,
                refuseLarger,
                endIncluded,
                requestsPerSecond,
                latency);
    }

    public JackyunSettings withEndIncluded(boolean included) {
        return new JackyunSettings(
                appKey,
                appSecret,
                methods,
                timestampTolerance,
                defaultPageSize,
                maxPageSize,
                oversizeRefused,
                included,
                requestsPerSecond,
                latency);
    }

    public JackyunSettings withMethods(Set<String> subscribed) {
        return new JackyunSettings(
                appKey,
                appSecret,
                subscribed,
                timestampTolerance,
                defaultPageSize,
                maxPageSize,
                oversizeRefused,
                endIncluded,
                requestsPerSecond,
                latency);
    }
}
