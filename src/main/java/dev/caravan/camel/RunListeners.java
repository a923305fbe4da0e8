package dev.caravan.camel;

import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody who hears of runs. One who throws stops neither the run nor the others. Thread-safe. */
final class RunListeners implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger(RunListeners.class);

    private final List<RunListener> all = new CopyOnWriteArrayList<>();
    private final Set<Class<?>> told = ConcurrentHashMap.newKeySet();

    void add(RunListener listener) {
        all.add(listener);
    }

    void addAll(Collection<RunListener> listeners) {
        all.addAll(listeners);
    }

    @Override
    public void on(RunEvent event) {
        for (RunListener listener : all) {
            try {
                listener.on(event);
            } catch (RuntimeException failed) {
                if (told.add(listener.getClass())) {
                    LOG.error(
                            "the listener {} throws; runs go on, and this is told once",
                            listener.getClass().getName(),
                            failed);
                }
            }
        }
    }
}
