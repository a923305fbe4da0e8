package dev.caravan.run;

import dev.caravan.model.StopSignal;
import java.util.List;

/**
 * Tells a run when to stop: its own flag, or any of the signals of the place it runs in (the context stopping, the route
 * suspended). Thread-safe.
 */
public final class RunGuard implements StopSignal {
    private final List<StopSignal> signals;
    private volatile boolean stopped;

    public RunGuard(List<StopSignal> signals) {
        this.signals = List.copyOf(signals);
    }

    /** Asks the run to stop at its next safe point. */
    public void stop() {
        stopped = true;
    }

    @Override
    public boolean shouldStop() {
        return stopped || signals.stream().anyMatch(StopSignal::shouldStop);
    }
}
