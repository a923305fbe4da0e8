package dev.caravan.connection;

import dev.caravan.model.Action;
import dev.caravan.model.StopSignal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection's token: from memory, from the store (another process may have renewed it), else by one renewal while all
 * other callers, here and in other processes, wait for its outcome, good or bad. A new token is used only after it was
 * saved. Thread-safe.
 */
final class TokenKeeper {
    private static final int MOST_SAVES = 10;

    /** How a new token is made. */
    interface Renewal {
        /** Refuses at once when a try would be in vain. */
        void admit();

        /** A new token in place of what is stored; throws a {@link ConnectionException} when that fails. */
        Token renew(TokenShelf.Content stored);
    }

    private final TokenShelf shelf;
    private final Clock clock;
    private final NanoClock nanos;
    private final Duration longestWait;
    private final TokenTurn turn;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition finished = lock.newCondition();
    private @Nullable HeldToken held;
    private @Nullable Flight flight;
    /** Generations start at 1. */
    private long refused;
    /** The vendor gave it and the store did not take it: it may hold the only valid refresh token. Of the one in flight. */
    private @Nullable Token unsaved;

    /**
     * A keeper without a token.
     *
     * @param longestWait how long a caller waits for another caller's renewal
     */
    TokenKeeper(TokenShelf shelf, Clock clock, NanoClock nanos, Duration longestWait) {
        this.shelf = shelf;
        this.clock = clock;
        this.nanos = nanos;
        this.longestWait = longestWait;
        this.turn = new TokenTurn(shelf, nanos, longestWait);
    }

    /**
     * A token that was not refused yet.
     *
     * @throws ConnectionException of the renewal, this caller's own or the one it waited for
     * @throws StoppedException when the caller must stop while it waits
     */
    HeldToken current(Renewal renewal, StopSignal stop) {
        Flight own;
        lock.lock();
        try {
            HeldToken known = held;
            if (known != null && isUsable(known)) {
                return known;
            }
            if (flight != null) {
                return await(flight, stop);
            }
            own = new Flight();
            flight = own;
        } finally {
            lock.unlock();
        }
        return fly(own, renewal, stop);
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

    /** Looks into the store before the next use: what is there has changed. */
    void forget() {
        lock.lock();
        try {
            held = null;
        } finally {
            lock.unlock();
        }
    }

    private HeldToken await(Flight other, StopSignal stop) {
        Waiting waiting = new Waiting(nanos, longestWait.multipliedBy(2), stop);
        while (!other.isOver()) {
            waiting.checkStop();
            if (waiting.isOver()) {
                throw unfinished("another caller's renewal of the token took too long");
            }
            waiting.step(finished, Long.MAX_VALUE);
        }
        return other.outcome();
    }

    private HeldToken fly(Flight own, Renewal renewal, StopSignal stop) {
        HeldToken token = null;
        ConnectionException failure = unfinished("another caller's renewal of the token did not finish");
        try {
            token = obtain(renewal, stop);
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

    private HeldToken obtain(Renewal renewal, StopSignal stop) {
        TokenShelf.Content known = shelf.content();
        if (isUsable(known)) {
            return taken(known);
        }
        renewal.admit();
        try {
            TokenShelf.Content stored = turn.await(known, this::isUsable, stop);
            if (!isUsable(stored) && unsaved != null) {
                stored = kept(stored.version(), unsaved);
            }
            return taken(isUsable(stored) ? stored : kept(stored.version(), renewal.renew(stored)));
        } finally {
            turn.end();
        }
    }

    /** Saves a new token over the version it replaces; what another process saved meanwhile is taken instead, if it is good. */
    private TokenShelf.Content kept(long replaced, Token fresh) {
        long version = replaced;
        unsaved = fresh;
        for (int i = 0; i < MOST_SAVES; i++) {
            if (shelf.save(version, fresh)) {
                unsaved = null;
                return new TokenShelf.Content(version + 1, Optional.of(fresh));
            }
            TokenShelf.Content stored = shelf.content();
            if (isUsable(stored)) {
                return stored;
            }
            version = stored.version();
        }
        throw unfinished("the new token could not be saved: other processes change the stored one all the time");
    }

    private HeldToken taken(TokenShelf.Content stored) {
        unsaved = null;
        return new HeldToken(stored.version(), stored.token().orElseThrow());
    }

    private boolean isUsable(TokenShelf.Content stored) {
        return stored.token()
                .map(token -> isUsable(new HeldToken(stored.version(), token)))
                .orElse(false);
    }

    private boolean isUsable(HeldToken candidate) {
        return candidate.generation() != refused && !candidate.token().isStale(clock.instant());
    }

    private static ConnectionException unfinished(String message) {
        return new ConnectionException(Answer.local(Action.RETRY, message, null));
    }

    /** One renewal under way and what became of it; guarded by the keeper's lock. */
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
            throw failure == null
                    ? unfinished("the renewal of the token did not finish")
                    : new ConnectionException(failure);
        }
    }
}
