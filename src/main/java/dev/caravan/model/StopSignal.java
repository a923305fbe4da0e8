package dev.caravan.model;

/** Asked at every point where work may end early. Must answer at once, from any thread. */
@FunctionalInterface
public interface StopSignal {
    /** True when the caller should stop as soon as its state is safe. */
    boolean shouldStop();
}
