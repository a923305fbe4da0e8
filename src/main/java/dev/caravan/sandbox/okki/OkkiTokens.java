package dev.caravan.sandbox.okki;

import dev.caravan.sandbox.door.Digests;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * OKKI's tokens: one living access token per grant and scope. A refresh makes a new pair and ends both old tokens.
 * Thread-safe.
 */
final class OkkiTokens {
    static final String CLIENT = "client_credentials";
    static final String PASSWORD = "password";

    private final OkkiTokenRules rules;
    private final Clock clock;
    private final Map<String, Pair> living = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private long issued;
    private long refreshes;

    OkkiTokens(OkkiTokenRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Tokens and what they are good for; times in milliseconds since the epoch. Only the password grant has a refresh. */
    record Pair(
            String access,
            @Nullable String refresh,
            String grant,
            Set<String> scopes,
            long accessUntil,
            long refreshUntil) {

        private Pair revoked() {
            return new Pair(access, refresh, grant, scopes, Long.MIN_VALUE, refreshUntil);
        }
    }

    /** Why a refresh token is refused, in the vendor's words. */
    static final class Refused extends Exception {
        private Refused(String hint) {
            super(hint, null, false, false);
        }
    }

    /** The living token of this grant and these scopes, or a new one. */
    synchronized Pair obtain(String grant, Set<String> scopes) {
        String name = name(grant, scopes);
        Pair known = living.get(name);
        if (known != null && known.accessUntil() > clock.millis()) {
            return known;
        }
        Pair made = make(grant, scopes);
        living.put(name, made);
        return made;
    }

    synchronized Pair refresh(String token) throws Refused {
        Pair old = living.values().stream()
                .filter(pair -> token.equals(pair.refresh()))
                .findFirst()
                .orElse(null);
        if (old == null) {
            throw new Refused(used.contains(token) ? "Token has been revoked" : "Cannot decrypt the refresh token");
        }
        if (old.refreshUntil() <= clock.millis()) {
            throw new Refused("Token has expired");
        }
        Pair made = make(old.grant(), old.scopes());
        used.add(token);
        living.put(name(old.grant(), old.scopes()), made);
        refreshes++;
        return made;
    }

    /** The scopes of an access token that is good now, else null. */
    synchronized @Nullable Set<String> scopes(String access) {
        return living.values().stream()
                .filter(pair -> pair.access().equals(access) && pair.accessUntil() > clock.millis())
                .map(Pair::scopes)
                .findFirst()
                .orElse(null);
    }

    /** Seconds that the access token still lives. */
    long secondsLeft(Pair pair) {
        return (pair.accessUntil() - clock.millis()) / 1000;
    }

    /** Ends all access tokens before their time; refresh tokens stay good. */
    synchronized void revokeAccess() {
        living.replaceAll((name, pair) -> pair.revoked());
    }

    /** Ends everything: whoever wants a token must log in. */
    synchronized void revokeAll() {
        living.values().stream()
                .map(Pair::refresh)
                .filter(refresh -> refresh != null)
                .forEach(used::add);
        living.clear();
    }

    synchronized long issued() {
        return issued;
    }

    synchronized long refreshes() {
        return refreshes;
    }

    private Pair make(String grant, Set<String> scopes) {
        issued++;
        long now = clock.millis();
        String access = Digests.sha256("okki access " + issued);
        String refresh = grant.equals(PASSWORD) ? Digests.sha256("okki refresh " + issued) : null;
        return new Pair(
                access,
                refresh,
                grant,
                scopes,
                now + rules.life().toMillis(),
                now + rules.refreshLife().toMillis());
    }

    private static String name(String grant, Set<String> scopes) {
        return grant + " " + String.join(" ", new TreeSet<>(scopes));
    }
}
