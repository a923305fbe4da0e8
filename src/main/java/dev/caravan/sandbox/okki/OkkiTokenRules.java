package dev.caravan.sandbox.okki;

import java.time.Duration;

/**
 * How the OKKI sandbox deals with tokens.
 *
 * @param life of an access token; asking again meanwhile gives the same token and does not extend it
 * @param refreshLife of a refresh token; not documented
 * @param expiresInForClient whether the answer to client_credentials says {@code expires_in}: documents say no, one team
 *     saw it
 * @param deniedByText whether a bad token is told as the text {@code access_denied} in an HTTP 200, not as HTTP 401
 */
public record OkkiTokenRules(Duration life, Duration refreshLife, boolean expiresInForClient, boolean deniedByText) {

    /** Eight hours, thirty days, {@code expires_in} always, HTTP 401. */
    public static OkkiTokenRules defaults() {
        return new OkkiTokenRules(Duration.ofHours(8), Duration.ofDays(30), true, false);
    }

    public OkkiTokenRules withLife(Duration other) {
        return new OkkiTokenRules(other, refreshLife, expiresInForClient, deniedByText);
    }

    public OkkiTokenRules withExpiresInForClient(boolean told) {
        return new OkkiTokenRules(life, refreshLife, told, deniedByText);
    }

    public OkkiTokenRules withDeniedByText(boolean byText) {
        return new OkkiTokenRules(life, refreshLife, expiresInForClient, byText);
    }
}
