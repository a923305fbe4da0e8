package dev.caravan.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a login gave: a session or token with whatever must travel beside it. Holds secrets; {@code toString} names none.
 *
 * @param values by the authentication scheme's own names
 * @param issuedAt when the login was answered
 * @param expiresAt null when the vendor names no end
 */
public record Token(
        Map<String, String> values,
        Instant issuedAt,
        @Nullable Instant expiresAt) {
    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

    public Token {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether it ends so soon (within a tenth of its life, at most 60 s) that it should not be used any more. */
    boolean isStale(Instant now) {
        if (expiresAt == null) {
            return false;
        }
        Duration tenth = Duration.between(issuedAt, expiresAt).dividedBy(10);
        Duration margin = tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
        return !now.isBefore(expiresAt.minus(margin));
    }

    @Override
    public String toString() {
        return "token issued at " + issuedAt + (expiresAt == null ? "" : ", expires at " + expiresAt);
    }
}
