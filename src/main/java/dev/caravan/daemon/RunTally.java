package dev.caravan.daemon;

import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts what happens in a case's run, for progress and summary. Thread-safe.
 */
final class RunTally implements RunListener {
    final AtomicInteger pages = new AtomicInteger();
    final AtomicLong read = new AtomicLong();
    final AtomicLong staged = new AtomicLong();
    final AtomicLong unchanged = new AtomicLong();
    final AtomicLong filtered = new AtomicLong();
    final AtomicLong rejected = new AtomicLong();
    final AtomicLong duplicate = new AtomicLong();
    final AtomicLong written = new AtomicLong();
    final AtomicLong retry = new AtomicLong();
    final AtomicLong dead = new AtomicLong();
    final AtomicLong unknown = new AtomicLong();
    final AtomicInteger batches = new AtomicInteger();
    final AtomicInteger repeats = new AtomicInteger();
    final AtomicInteger logins = new AtomicInteger();
    final AtomicInteger pauses = new AtomicInteger();
    final AtomicInteger restsInARow = new AtomicInteger();
    final AtomicLong pausedMillis = new AtomicLong();
    final AtomicReference<String> lastRest = new AtomicReference<>("");

    private final String caseName;

    RunTally(String caseName) {
        this.caseName = caseName;
    }

    String caseName() {
        return caseName;
    }

    @Override
    public void on(RunEvent event) {
        if (event.caseName().equals(caseName)) {
            count(event);
        }
    }

    private void count(RunEvent event) {
        if (event instanceof RunEvent.PageStaged page) {
            staged(page);
        } else if (event instanceof RunEvent.BatchSettled batch) {
            settled(batch);
        } else if (event instanceof RunEvent.RequestRepeated) {
            repeats.incrementAndGet();
        } else if (event instanceof RunEvent.LoggedIn) {
            logins.incrementAndGet();
        } else if (event instanceof RunEvent.Paused pause) {
            pauses.incrementAndGet();
            pausedMillis.addAndGet(pause.pause().toMillis());
        } else if (event instanceof RunEvent.DeliveryResting resting) {
            restsInARow.incrementAndGet();
            lastRest.set(resting.reason());
        }
    }

    private void staged(RunEvent.PageStaged page) {
        pages.incrementAndGet();
        read.addAndGet(page.counts().read());
        staged.addAndGet(page.counts().staged());
        unchanged.addAndGet(page.counts().unchanged());
        filtered.addAndGet(page.counts().filtered());
        rejected.addAndGet(page.counts().rejected());
        duplicate.addAndGet(page.counts().duplicate() + page.counts().stale());
    }

    private void settled(RunEvent.BatchSettled batch) {
        batches.incrementAndGet();
        restsInARow.set(0);
        written.addAndGet(batch.written());
        retry.addAndGet(batch.retry());
        dead.addAndGet(batch.dead());
        unknown.addAndGet(batch.unknown());
    }

    /** Records whose delivery was decided one way or the other. */
    long settled() {
        return written.get() + retry.get() + dead.get() + unknown.get();
    }

    /** Logins after the first, which every run with sessions needs. */
    int loginsAgain() {
        return Math.max(0, logins.get() - 1);
    }
}
