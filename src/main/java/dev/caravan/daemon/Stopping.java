package dev.caravan.daemon;

import dev.caravan.model.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGTERM and Ctrl-C into a clean stop: asks the work to end, and keeps the process alive until it has. Thread-safe.
 */
final class Stopping implements StopSignal, AutoCloseable {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch requested = new CountDownLatch(1);
    private final Thread hook;

    private Stopping(Runnable stop) {
        this.hook = new Thread(
                () -> {
                    requested.countDown();
                    stop.run();
                    awaitEnd();
                },
                "caravan-stop");
    }

    /**
     * Listens until closed.
     *
     * @param stop stops the work; called from a thread of its own, may take as long as the request in flight
     */
    static Stopping listen(Runnable stop) {
        Stopping stopping = new Stopping(stop);
        Runtime.getRuntime().addShutdownHook(stopping.hook);
        return stopping;
    }

    private void awaitEnd() {
        try {
            ended.await(Contexts.SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean shouldStop() {
        return requested.getCount() == 0;
    }

    /** Waits until somebody asks for the end; an interrupt ends the wait too. */
    void await() {
        try {
            requested.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits so long, or until somebody asks for the end; true when somebody did. */
    boolean await(long millis) {
        try {
            return requested.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The work has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // it is the hook that brought us here
            return;
        }
    }
}
