package dev.caravan.run;

/**
 * Hears what happens in runs. Called from the thread it happens in: be quick, do not throw.
 */
@FunctionalInterface
public interface RunListener {
    void on(RunEvent event);
}
