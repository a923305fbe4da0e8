package dev.caravan.sandbox.xingchen;

import dev.caravan.sandbox.door.Digests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 星辰's changing appSecrets and the app-tokens got with them. Thread-safe. */
final class XingchenKeys {
    private final XingchenRules rules;
    private final Clock clock;
    private final Instant start;
    private final Map<String, Token> tokens = new HashMap<>();
    private long rotations;
    private long issued;

    XingchenKeys(XingchenRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
        this.start = clock.instant();
    }

    private record Token(XingchenAccount account, Instant end, long generation) {}

    /** All appSecrets become others. */
    synchronized void rotate() {
        rotations++;
    }

    /** All app-tokens become unknown. */
    synchronized void dropTokens() {
        tokens.clear();
    }

    /** App-tokens given out so far. */
    synchronized long issued() {
        return issued;
    }

    /** The account's appSecret of now. */
    synchronized String secret(XingchenAccount account) {
        return Digests.sha256("appSecret " + account.accountId() + " " + generation())
                .substring(0, 40);
    }

    synchronized String issue(XingchenAccount account) {
        issued++;
        String token = Digests.sha256("app-token " + account.accountId() + " " + issued);
        tokens.put(token, new Token(account, clock.instant().plus(rules.tokenLife()), generation()));
        return token;
    }

    /** Whose token this is. */
    synchronized XingchenAccount holder(@Nullable String text) throws XingchenRefusal {
        Token token = tokens.get(text);
        if (token == null || !clock.instant().isBefore(token.end)) {
            int status = rules.expiredToken() == XingchenRules.ExpiredToken.HTTP_401 ? 401 : 200;
            throw new XingchenRefusal(status, XingchenAnswers.EXPIRED_TOKEN, "app-token is invalid or expired");
        }
        if (rules.rotationEndsTokens() && token.generation != generation()) {
            throw XingchenRefusal.of(XingchenAnswers.SECRET_ROTATED, "auth key is error or expired");
        }
        return token.account;
    }

    private long generation() {
        return rotations + Duration.between(start, clock.instant()).dividedBy(rules.secretLife());
    }
}
