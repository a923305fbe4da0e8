package dev.caravan.connection;

import dev.caravan.model.Action;
import dev.caravan.model.StoredToken;
import dev.caravan.model.TokenStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection's token: from memory, from the store (another process may have logged in), else by one login while all
 * other callers wait for its outcome, good or bad. Thread-safe.
 */
final class TokenKeeper {
    /** Where the token is kept, and under which name. */
    record Shelf(TokenStore store, String connection, String fingerprint, TokenSeal seal) {}

    private final Shelf shelf;
    private final Clock clock;
    private final NanoClock nanos;
    private final Duration longestWait;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition finished = lock.newCondition();
    private @Nullable HeldToken held;
    private @Nullable Flight flight;
    /** Generations start at 1. */
    private long refused;

    /**
     * A keeper without a token.
     *
     * @param longestWait how long a caller waits for another caller's login
     */
    TokenKeeper(Shelf shelf, Clock clock, NanoClock nanos, Duration longestWait) {
        this.shelf = shelf;
        this.clock = clock;
        this.nanos = nanos;
        this.longestWait = longestWait;
    }

    /**
     * A token that was not refused yet.
     *
     * @param login logs in; throws a {@link ConnectionException} when that fails
     * @throws ConnectionException of the login, this caller's own or the one it waited for
     */
    HeldToken current(Supplier<Token> login) {
        Flight own;
        lock.lock();
        try {
            HeldToken known = held;
            if (known != null && isUsable(known)) {
                return known;
            }
            if (flight != null) {
                return await(flight);
            }
            own = new Flight();
            flight = own;
        } finally {
            lock.unlock();
        }
        return fly(own, login);
    }

    /**
     * The vendor refused the token of this generation; later callers get another one.
     *
     * @return false when it was no longer in use anyway
     */
    boolean invalidate(long generation) {
        lock.lock();
        try {
            if (held == null || held.generation() != generation) {
                return false;
            }
            refused = generation;
            held = null;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private HeldToken await(Flight other) {
        Waiting waiting = new Waiting(nanos, longestWait, () -> false);
        while (!other.isOver()) {
            if (waiting.isOver()) {
                throw unfinished("another caller's login took too long");
            }
            waiting.step(finished, Long.MAX_VALUE);
        }
        return other.outcome();
    }

    private HeldToken fly(Flight own, Supplier<Token> login) {
        HeldToken token = null;
        ConnectionException failure = unfinished("another caller's login did not finish");
        try {
            token = obtain(login);
            return token;
        } catch (ConnectionException refusal) {
            failure = refusal;
            throw refusal;
        } finally {
            lock.lock();
            try {
                own.land(token, failure.answer());
                held = token;
                flight = null;
                finished.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private HeldToken obtain(Supplier<Token> login) {
        Optional<StoredToken> stored = load();
        Optional<HeldToken> usable = stored.flatMap(this::opened).filter(this::isUsable);
        if (usable.isPresent()) {
            return usable.get();
        }
        Token fresh = login.get();
        long version = stored.map(StoredToken::version).orElse(0L);
        boolean saved = shelf.store()
                .save(
                        shelf.connection(),
                        shelf.fingerprint(),
                        version,
                        shelf.seal().seal(fresh),
                        fresh.expiresAt());
        Optional<StoredToken> now = load();
        if (saved) {
            return new HeldToken(now.map(StoredToken::version).orElse(version + 1), fresh);
        }
        return now.flatMap(this::opened).filter(this::isUsable).orElseGet(() -> new HeldToken(version + 1, fresh));
    }

    private Optional<StoredToken> load() {
        return shelf.store().load(shelf.connection(), shelf.fingerprint());
    }

    private Optional<HeldToken> opened(StoredToken stored) {
        return shelf.seal().open(stored.sealed()).map(token -> new HeldToken(stored.version(), token));
    }

    private boolean isUsable(HeldToken candidate) {
        return candidate.generation() != refused && !candidate.token().isStale(clock.instant());
    }

    private static ConnectionException unfinished(String message) {
        return new ConnectionException(Answer.local(Action.RETRY, message, null));
    }

    /** One login under way and what became of it; guarded by the keeper's lock. */
    private static final class Flight {
        private @Nullable HeldToken token;
        private @Nullable Answer failure;

        private boolean isOver() {
            return token != null || failure != null;
        }

        private void land(@Nullable HeldToken landed, Answer otherwise) {
            token = landed;
            failure = landed == null ? otherwise : null;
        }

        private HeldToken outcome() {
            if (token != null) {
                return token;
            }
            throw failure == null ? unfinished("the login did not finish") : new ConnectionException(failure);
        }
    }
}
