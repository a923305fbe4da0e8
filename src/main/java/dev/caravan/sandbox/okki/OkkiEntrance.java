package dev.caravan.sandbox.okki;

import dev.caravan.sandbox.door.HttpRequest;
import dev.caravan.sandbox.door.RateGate;
import java.util.Set;

/** Lets business requests in by their token, the pace and the token's scope. */
final class OkkiEntrance {
    private static final String BEARER = "Bearer ";

    private final OkkiTokens tokens;
    private final OkkiSettings settings;
    private final RateGate rate;

    OkkiEntrance(OkkiSettings settings, OkkiTokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
        this.rate = new RateGate(settings.limits().requestsPerSecond());
    }

    /** Documents say that {@code Authorization} is the token, clients send it behind {@code Bearer}: both are let in. */
    void enter(HttpRequest request, long arrival) throws OkkiRefusal {
        String header = request.header("authorization");
        if (header == null) {
            throw denied("Missing \"Authorization\" header");
        }
        Set<String> scopes = tokens.scopes(header.startsWith(BEARER) ? header.substring(BEARER.length()) : header);
        if (scopes == null) {
            throw denied("Access token has been revoked");
        }
        if (!rate.lets(arrival)) {
            throw OkkiRefusal.throttled(settings.limits().throttledInBody());
        }
        if (!scopes.contains(OkkiSandbox.PRODUCT_SCOPE)) {
            throw OkkiRefusal.noScope(OkkiSandbox.PRODUCT_SCOPE);
        }
    }

    private OkkiRefusal denied(String hint) {
        return OkkiRefusal.denied(settings.tokens().deniedByText() ? 200 : 401, hint);
    }
}
