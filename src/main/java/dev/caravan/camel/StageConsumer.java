package dev.caravan.camel;

import dev.caravan.run.Delivery;
import dev.caravan.run.DeliveryRule;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers a stage: one thread takes batches, a bounded number of others carry them through the route. On a stop it takes
 * nothing more, and what was not sent is given back without counting an attempt.
 */
final class StageConsumer extends DefaultConsumer implements ShutdownAware, Suspendable {
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);
    private static final long STOP_WITHIN_SECONDS = 300;

    private final StageEndpoint endpoint;
    private final Caravan caravan;
    private final Semaphore places;
    private final AtomicInteger inFlight = new AtomicInteger();
    private @Nullable ExecutorService threads;
    private @Nullable BatchExchange carrier;

    StageConsumer(StageEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.caravan = Caravan.of(endpoint.getCamelContext());
        this.places = new Semaphore(endpoint.getConcurrency());
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        DeliveryOptions.check(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        DeliveryRule rule = DeliveryOptions.rule(endpoint, getRoute());
        Delivery started = new Delivery(rule, caravan.environment());
        started.liftOutdatedHold();
        carrier = new BatchExchange(endpoint, this, started);
        threads = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newCachedThreadPool(this, "caravan-deliver-" + endpoint.getCaseName());
        threads.execute(() -> dispatch(started));
    }

    private void dispatch(Delivery active) {
        boolean recovered = false;
        StageOutage outage = new StageOutage(endpoint.getCaseName());
        StageBell bell = caravan.bell(endpoint.getCaseName());
        // a ring for the stop that comes after the look at it is heard, because it was counted before
        for (long heard = bell.rings(); goesOn(); heard = bell.rings()) {
            try {
                if (!recovered) {
                    active.recover();
                    recovered = true;
                }
                if (caravan.parents().takeNews(endpoint.getCaseName())) {
                    active.parentsMoved();
                }
                if (!mayTake() || !takeOne(active)) {
                    rest(heard, active.untilNext(caravan.settings().duration("poll")));
                }
                outage.over();
            } catch (RuntimeException unavailable) {
                bell.await(heard, outage.next(unavailable));
            }
        }
    }

    private boolean goesOn() {
        return isRunAllowed() && !caravan.isEnding() && !Thread.currentThread().isInterrupted();
    }

    private boolean mayTake() {
        return endpoint.getCamelContext().isStarted() && isStarted();
    }

    private void rest(long heard, Duration wanted) {
        Duration atMost = wanted.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : wanted;
        caravan.bell(endpoint.getCaseName()).await(heard, atMost);
    }

    /** Takes a batch when there is a place for it; false when nothing is due. */
    private boolean takeOne(Delivery active) {
        try {
            if (!places.tryAcquire(LONGEST_REST.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
        Optional<Delivery.Leased> batch = Optional.empty();
        try {
            batch = active.take(this::shouldStop);
        } finally {
            if (batch.isEmpty()) {
                places.release();
            }
        }
        batch.ifPresent(taken -> carry(active, taken));
        return batch.isPresent();
    }

    private void carry(Delivery active, Delivery.Leased batch) {
        inFlight.incrementAndGet();
        boolean onItsWay = false;
        try {
            Objects.requireNonNull(threads).execute(() -> {
                try (batch) {
                    Objects.requireNonNull(carrier).carry(batch);
                } finally {
                    carried();
                }
            });
            onItsWay = true;
        } catch (RejectedExecutionException stopping) {
            // a stop came between taking and carrying: nothing was sent, the batch is given back
            active.settle(batch, null, 0);
        } finally {
            if (!onItsWay) {
                batch.close();
                carried();
            }
        }
    }

    private void carried() {
        inFlight.decrementAndGet();
        places.release();
        caravan.wake(endpoint.getCaseName());
    }

    private boolean shouldStop() {
        return caravan.isEnding() || isStopping() || isStopped();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        return inFlight.get();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        caravan.wake(endpoint.getCaseName());
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        caravan.wake(endpoint.getCaseName());
        if (threads != null) {
            endpoint.getCamelContext()
                    .getExecutorServiceManager()
                    .shutdownGraceful(threads, TimeUnit.SECONDS.toMillis(STOP_WITHIN_SECONDS));
            threads = null;
        }
    }
}
