package dev.caravan.sandbox.tplus;

import java.time.Duration;

/**
 * How the T+ sandbox deals with tokens.
 *
 * @param life of an access token (openToken)
 * @param refreshLife of a refresh token
 * @param expiredInText whether a token that has ended is told by a text in an HTTP 200, not by HTTP 401 and code 4007
 * @param refusedCode code of a refused refresh; not documented
 */
public record TplusTokenRules(Duration life, Duration refreshLife, boolean expiredInText, String refusedCode) {

    /** Six days, thirty days, HTTP 401 and code 4007, code 4005. */
    public static TplusTokenRules defaults() {
        return new TplusTokenRules(Duration.ofDays(6), Duration.ofDays(30), false, "4005");
    }

    public TplusTokenRules withLives(Duration access, Duration refresh) {
        return new TplusTokenRules(access, refresh, expiredInText, refusedCode);
    }

    public TplusTokenRules withExpiredInText(boolean inText) {
        return new TplusTokenRules(life, refreshLife, inText, refusedCode);
    }
}
