package dev.caravan.sandbox.tplus;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** T+'s tokens: one pair at a time. A refresh makes a new pair and ends both old tokens at once. Thread-safe. */
final class TplusTokens {
    private final TplusTokenRules rules;
    private final Clock clock;
    private final Set<String> ended = new HashSet<>();
    private Pair current;
    private long refreshes;
    private long refused;

    TplusTokens(TplusAccount account, TplusTokenRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
        this.current = pair(account.openToken(), account.refreshToken());
    }

    /** Both tokens and when they end, in milliseconds since the epoch. */
    record Pair(String access, String refresh, long accessUntil, long refreshUntil) {}

    /** What an access token is. */
    enum State {
        GOOD,
        /** It was good once. */
        ENDED,
        UNKNOWN
    }

    synchronized State state(String access) {
        if (access.equals(current.access())) {
            return current.accessUntil() > clock.millis() ? State.GOOD : State.ENDED;
        }
        return ended.contains(access) ? State.ENDED : State.UNKNOWN;
    }

    /** The new pair, or null when the refresh token is not the current one or too old. */
    synchronized @Nullable Pair refresh(String token) {
        if (!token.equals(current.refresh()) || current.refreshUntil() <= clock.millis()) {
            refused++;
            return null;
        }
        ended.add(current.access());
        refreshes++;
        current = pair("tplus-open-token-" + refreshes, "tplus-refresh-token-" + refreshes);
        return current;
    }

    /** Ends the access token before its time; the refresh token stays good. */
    synchronized void revokeAccess() {
        current = new Pair(current.access(), current.refresh(), Long.MIN_VALUE, current.refreshUntil());
    }

    /** Ends both tokens: only a person can authorize the app again. */
    synchronized void revokeAll() {
        current = new Pair(current.access(), current.refresh(), Long.MIN_VALUE, Long.MIN_VALUE);
    }

    synchronized Pair current() {
        return current;
    }

    synchronized long refreshes() {
        return refreshes;
    }

    synchronized long refused() {
        return refused;
    }

    private Pair pair(String access, String refresh) {
        long now = clock.millis();
        return new Pair(
                access,
                refresh,
                now + rules.life().toMillis(),
                now + rules.refreshLife().toMillis());
    }
}
