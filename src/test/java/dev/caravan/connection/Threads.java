package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

    /** Returns once every thread but the current one has begun its work and waits for something. */
    void awaitAllOthersWaiting() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (started.get() < threads.size()
                || threads.stream().anyMatch(thread -> thread != Thread.currentThread() && !isWaiting(thread))) {
            assertThat(System.nanoTime() - deadline)
                    .as("all others wait in time")
                    .isNegative();
            Thread.onSpinWait();
        }
    }

    private static boolean isWaiting(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING -> true;
            default -> false;
        };
    }
}
