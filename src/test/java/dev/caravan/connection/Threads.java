package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Several threads doing the same at once; failures surface. */
final class Threads {
    private static final long PATIENCE_SECONDS = 30;

    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final CountDownLatch start = new CountDownLatch(1);
    private final AtomicInteger started = new AtomicInteger();

    Threads(int count, Runnable work) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> {
                try {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    started.incrementAndGet();
                    work.run();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((failed, failure) -> failures.add(failure));
            threads.add(thread);
        }
    }

    void run() throws InterruptedException {
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            assertThat(thread.isAlive()).as("thread ended").isFalse();
        }
        assertThat(failures).isEmpty();
    }

    /**
     * Returns once every thread but the current one has begun its work and was seen waiting with a deadline. Seen once is
     * enough: such a wait looks up now and then, and on a busy machine never all of them rest at the same instant.
     */
    void awaitAllOthersWaiting() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Set<Thread> unseen = new HashSet<>(threads);
        unseen.remove(Thread.currentThread());
        while (started.get() < threads.size() || !unseen.isEmpty()) {
            if (started.get() == threads.size()) {
                unseen.removeIf(thread -> thread.getState() == Thread.State.TIMED_WAITING);
            }
            assertThat(System.nanoTime() - deadline)
                    .as("all others wait in time")
                    .isNegative();
            Thread.onSpinWait();
        }
    }
}
