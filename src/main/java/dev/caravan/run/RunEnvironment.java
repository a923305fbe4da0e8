package dev.caravan.run;

import dev.caravan.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * What every run shares: the store, the clocks, the threads and the listeners. All members are thread-safe.
 *
 * @param holder names this process in leases and ownerships
 * @param ownerLife how long a case stays owned by a process that stopped beating
 * @param ahead runs page requests ahead
 * @param timer beats leases
 * @param nanoTime a monotonic clock
 */
public record RunEnvironment(
        Store store,
        String holder,
        Duration ownerLife,
        Clock clock,
        LongSupplier nanoTime,
        Executor ahead,
        ScheduledExecutorService timer,
        RunListener listener) {
    /** The same with one more listener. */
    public RunEnvironment heardBy(RunListener more) {
        return new RunEnvironment(store, holder, ownerLife, clock, nanoTime, ahead, timer, event -> {
            listener.on(event);
            more.on(event);
        });
    }
}
