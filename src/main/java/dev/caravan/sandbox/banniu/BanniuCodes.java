package dev.caravan.sandbox.banniu;

/**
 * The error codes of the 班牛 sandbox. The vendor publishes none: these are made up, so a client must not know them by
 * heart.
 *
 * @param badSign wrong sign, unknown app_key, stale timestamp
 * @param badToken unknown access_token
 * @param throttled too many requests
 * @param badParameter a missing or wrong parameter, an unknown project, task or column
 */
public record BanniuCodes(int badSign, int badToken, int throttled, int badParameter) {

    /** 1001 to 1004. */
    public static BanniuCodes defaults() {
        return new BanniuCodes(1001, 1002, 1003, 1004);
    }
}
