package dev.caravan.sandbox.tplus;

/**
 * The app that may use the T+ sandbox, and the tokens it holds when the sandbox starts.
 *
 * @param appKey the one known app
 * @param appSecret its secret
 * @param openToken the first access token
 * @param refreshToken the first refresh token
 * @param orgId the organization the tokens are bound to
 */
public record TplusAccount(String appKey, String appSecret, String openToken, String refreshToken, String orgId) {

    /** A made-up account. */
    public static TplusAccount sample() {
        return new TplusAccount(
                "tplus-demo-key", "tplus-demo-secret", "tplus-open-token-0", "tplus-refresh-token-0", "90015999132");
    }
}
