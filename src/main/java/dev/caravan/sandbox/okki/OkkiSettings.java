package dev.caravan.sandbox.okki;

/**
 * How the OKKI sandbox behaves; what the vendor does not document is a setting here.
 *
 * @param account who may ask for tokens
 * @param tokens how long they live, how their end is told
 * @param limits rates, pages, latency
 * @param successCode {@code code} of a success
 * @param totalField where {@code /v1/product/list} says how many there are, beside {@code list}: {@code count} or {@code
 *     totalItem}
 */
public record OkkiSettings(
        OkkiAccount account, OkkiTokenRules tokens, OkkiLimits limits, int successCode, String totalField) {

    /** The sample account, the default rules and limits, code 200, total at {@code count}. */
    public static OkkiSettings defaults() {
        return new OkkiSettings(OkkiAccount.sample(), OkkiTokenRules.defaults(), OkkiLimits.defaults(), 200, "count");
    }

    public OkkiSettings withAccount(OkkiAccount other) {
        return new OkkiSettings(other, tokens, limits, successCode, totalField);
    }

    public OkkiSettings withTokens(OkkiTokenRules other) {
        return new OkkiSettings(account, other, limits, successCode, totalField);
    }

    public OkkiSettings withLimits(OkkiLimits other) {
        return new OkkiSettings(account, tokens, other, successCode, totalField);
    }

    public OkkiSettings withSuccessCode(int code) {
        return new OkkiSettings(account, tokens, limits, code, totalField);
    }

    public OkkiSettings withTotalField(String field) {
        return new OkkiSettings(account, tokens, limits, successCode, field);
    }
}
