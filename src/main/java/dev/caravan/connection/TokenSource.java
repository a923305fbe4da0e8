package dev.caravan.connection;

import dev.caravan.model.Action;
import dev.caravan.model.TokenStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one connection's requests have their token from: held, stored, or obtained by the scheme through the caller's
 * logins. While none can be had, callers get the last failure without another try. Thread-safe.
 */
final class TokenSource {
    private static final Logger LOG = LoggerFactory.getLogger(TokenSource.class);
    private static final int SHORTEST_SECRET = 8;
    private static final int MOST_SAVES = 3;

    private final ConnectionSettings settings;
    private final AuthScheme scheme;
    private final Clock clock;
    private final Masking masking;
    private final TokenShelf shelf;
    private final TokenKeeper keeper;
    private final LoginBackOff backOff;
    private final AtomicLong maskedGeneration = new AtomicLong();
    private volatile Map<String, String> learnedAtLogin = Map.of();

    TokenSource(ConnectionSettings settings, AuthScheme scheme, TokenStore store, Clock clock, NanoClock nanos) {
        this.settings = settings;
        this.scheme = scheme;
        this.clock = clock;
        this.masking = new Masking(settings.secrets());
        Map<String, String> credentials = scheme.credentials(settings);
        this.shelf = new TokenShelf(
                store,
                settings.name(),
                settings.credentialFingerprint(credentials),
                new TokenSeal(settings.name(), credentials),
                UUID.randomUUID().toString().replace("-", ""));
        Duration longestCall = settings.connectTimeout().plus(settings.responseTimeout());
        this.keeper = new TokenKeeper(shelf, clock, nanos, longestCall);
        this.backOff = new LoginBackOff(nanos);
    }

    /** Masks the configured secrets and every token's. */
    Masking masking() {
        return masking;
    }

    /**
     * A token that was not refused yet.
     *
     * @throws ConnectionException carrying the login's answer: {@code FAIL}, {@code RETRY} or {@code RATE_LIMITED}
     * @throws StoppedException when the caller must stop
     */
    HeldToken current(LoginCaller caller) {
        HeldToken held = keeper.current(new ByLogin(caller), caller::shouldStop);
        if (maskedGeneration.getAndSet(held.generation()) != held.generation()) {
            mask(held.token().values());
        }
        if (backOff.recovered()) {
            LOG.info("connection '{}': there is a token again", settings.name());
            caller.availableAgain();
        }
        return held;
    }

    /** As {@link TokenKeeper#invalidate}. */
    boolean invalidate(long generation) {
        return keeper.invalidate(generation);
    }

    /** The next token is made of what an operation that reads credentials has answered, unless that is known already. */
    void renew(Answer answer) {
        for (int i = 0; i < MOST_SAVES; i++) {
            TokenShelf.Content stored = shelf.content();
            Optional<Token> fresh;
            try {
                fresh = scheme.renewed(answer, stored.token(), settings, clock);
            } catch (ConnectionException useless) {
                LOG.info(
                        "connection '{}': {}", settings.name(), useless.answer().describe());
                return;
            }
            fresh.ifPresent(token -> mask(token.values()));
            if (fresh.isEmpty() || shelf.save(stored.version(), fresh.get())) {
                fresh.ifPresent(token -> keeper.forget());
                return;
            }
        }
    }

    /** Remembers what a login's answer said in its headers. */
    void answered(HttpResult result) {
        learnedAtLogin = result instanceof HttpAnswer http ? scheme.learn(http) : Map.of();
    }

    void mask(Map<String, String> values) {
        values.values().stream()
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .forEach(masking::learn);
    }

    /** Renews the token by one caller's logins. */
    private final class ByLogin implements TokenKeeper.Renewal {
        private final LoginCaller caller;

        private ByLogin(LoginCaller caller) {
            this.caller = caller;
        }

        @Override
        public void admit() {
            backOff.failure().ifPresent(answer -> {
                throw new ConnectionException(answer);
            });
        }

        @Override
        public Token renew(TokenShelf.Content stored) {
            stored.token().ifPresent(token -> mask(token.values()));
            TokenRequest request = new TokenRequest(
                    settings,
                    clock,
                    stored.token(),
                    () -> newer(stored.version()),
                    this::login,
                    shelf.store().isLasting());
            try {
                Token fresh = scheme.obtain(request);
                mask(fresh.values());
                if (request.calls() > 0) {
                    LOG.info("connection '{}': logged in", settings.name());
                    caller.obtained();
                }
                return fresh;
            } catch (ConnectionException failed) {
                failed(failed.answer());
                throw failed;
            }
        }

        private void failed(Answer answer) {
            if (answer.action() == Action.FAIL) {
                LOG.warn("connection '{}': no token: {}", settings.name(), answer.describe());
            } else if (backOff.failed(answer)) {
                LOG.warn("connection '{}': no token for now: {}", settings.name(), answer.describe());
                caller.unavailable(answer);
            }
        }

        private Optional<Token> newer(long than) {
            TokenShelf.Content now = shelf.content();
            return now.version() > than
                    ? now.token().filter(token -> !token.isStale(clock.instant()))
                    : Optional.empty();
        }

        private LoginAnswer login(OperationCall call) {
            mask(call.loginValues());
            try {
                return new LoginAnswer(caller.login(call), learnedAtLogin);
            } catch (ConnectionException refused) {
                return new LoginAnswer(refused.answer(), Map.of());
            }
        }
    }
}
