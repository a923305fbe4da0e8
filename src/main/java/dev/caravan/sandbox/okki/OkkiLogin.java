package dev.caravan.sandbox.okki;

import dev.caravan.json.Json;
import dev.caravan.json.JsonException;
import dev.caravan.sandbox.door.Digests;
import dev.caravan.sandbox.door.HttpAnswer;
import dev.caravan.sandbox.door.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** OKKI's token endpoints: client credentials, password, refresh. Form or JSON bodies. */
final class OkkiLogin {
    private final OkkiAccount account;
    private final OkkiTokenRules rules;
    private final OkkiTokens tokens;

    OkkiLogin(OkkiSettings settings, OkkiTokens tokens) {
        this.account = settings.account();
        this.rules = settings.tokens();
        this.tokens = tokens;
    }

    HttpAnswer token(HttpRequest request) throws OkkiRefusal {
        Map<String, String> given = fields(request);
        requireClient(given);
        String grant = given.getOrDefault("grant_type", "");
        switch (grant) {
            case OkkiTokens.CLIENT -> {}
            case OkkiTokens.PASSWORD -> requireUser(given);
            default -> throw unsupportedGrant();
        }
        return answer(tokens.obtain(grant, scopes(given.getOrDefault("scope", ""))));
    }

    HttpAnswer refresh(HttpRequest request) throws OkkiRefusal {
        Map<String, String> given = fields(request);
        requireClient(given);
        if (!"refresh_token".equals(given.get("grant_type"))) {
            throw unsupportedGrant();
        }
        try {
            return answer(tokens.refresh(given.getOrDefault("refresh_token", "")));
        } catch (OkkiTokens.Refused refused) {
            throw OkkiRefusal.oauth(
                    "invalid_request", "The refresh token is invalid.", String.valueOf(refused.getMessage()));
        }
    }

    private void requireClient(Map<String, String> given) throws OkkiRefusal {
        if (!account.clientId().equals(given.get("client_id"))
                || !Digests.same(account.clientSecret(), given.getOrDefault("client_secret", ""))) {
            throw OkkiRefusal.oauth("invalid_client", "Client authentication failed", "");
        }
    }

    private void requireUser(Map<String, String> given) throws OkkiRefusal {
        if (!account.username().equals(given.get("username"))
                || !Digests.same(Digests.sha256(account.password()), given.getOrDefault("password", ""))) {
            throw OkkiRefusal.oauth("invalid_grant", "The user credentials were incorrect.", "");
        }
    }

    private Set<String> scopes(String text) throws OkkiRefusal {
        Set<String> asked =
                text.isBlank() ? Set.of() : Set.copyOf(List.of(text.strip().split("\\s+")));
        if (asked.isEmpty() || !account.scopes().containsAll(asked)) {
            throw OkkiRefusal.oauth(
                    "invalid_scope", "The requested scope is invalid, unknown, or malformed", "Check the `scope`");
        }
        return asked;
    }

    private static OkkiRefusal unsupportedGrant() {
        return OkkiRefusal.oauth(
                "unsupported_grant_type",
                "The authorization grant type is not supported by the authorization server.",
                "Check that all required parameters have been provided");
    }

    private HttpAnswer answer(OkkiTokens.Pair pair) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token_type", "Bearer");
        if (pair.refresh() != null || rules.expiresInForClient()) {
            body.put("expires_in", tokens.secondsLeft(pair));
        }
        body.put("access_token", pair.access());
        if (pair.refresh() != null) {
            body.put("refresh_token", pair.refresh());
        }
        return HttpAnswer.json(Json.write(body));
    }

    private static Map<String, String> fields(HttpRequest request) throws OkkiRefusal {
        String type = String.valueOf(request.header("content-type")).toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            return request.parameters();
        }
        try {
            Map<String, String> fields = new LinkedHashMap<>();
            Json.parseObject(request.text()).forEach((name, value) -> fields.put(name, String.valueOf(value)));
            return fields;
        } catch (JsonException malformed) {
            throw OkkiRefusal.oauth("invalid_request", "The request is malformed.", "");
        }
    }
}
