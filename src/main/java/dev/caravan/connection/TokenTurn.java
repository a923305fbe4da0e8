package dev.caravan.connection;

import dev.caravan.model.StopSignal;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * One process's turn among those on the same store to renew a token. Waits while another one is at it, until that has stored
 * a new token, has given up, or has had the time it takes. Used by one thread at a time.
 */
final class TokenTurn {
    private static final long LOOK_AGAIN = Duration.ofMillis(200).toNanos();

    private final TokenShelf shelf;
    private final NanoClock nanos;
    private final Duration life;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition never = lock.newCondition();

    /**
     * A turn that was not asked for yet.
     *
     * @param life how long a renewal takes at most
     */
    TokenTurn(TokenShelf shelf, NanoClock nanos, Duration life) {
        this.shelf = shelf;
        this.nanos = nanos;
        this.life = life;
    }

    /**
     * Waits for the turn, or for a token that makes it needless; after the longest time goes on without it.
     *
     * @return what is stored when the wait is over
     */
    TokenShelf.Content await(TokenShelf.Content known, Predicate<TokenShelf.Content> usable, StopSignal stop) {
        Waiting waiting = new Waiting(nanos, life, stop);
        TokenShelf.Content stored = known;
        while (true) {
            boolean mine = shelf.claim(stored.version(), life);
            TokenShelf.Content now = shelf.content();
            boolean unchanged = now.version() == stored.version();
            stored = now;
            if (usable.test(now) || mine && unchanged || waiting.isOver()) {
                return stored;
            }
            if (!mine) {
                waiting.checkStop();
                rest(waiting);
            }
        }
    }

    void end() {
        shelf.release();
    }

    private void rest(Waiting waiting) {
        lock.lock();
        try {
            waiting.step(never, LOOK_AGAIN);
        } finally {
            lock.unlock();
        }
    }
}
