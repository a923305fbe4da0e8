package dev.caravan.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Does the same to every element of a list, a bounded number at once; the calling thread takes part. The first failure ends
 * the work and comes out. Thread-safe.
 */
final class Lanes {
    private final Executor executor;
    private final int width;

    Lanes(Executor executor, int width) {
        this.executor = executor;
        this.width = width;
    }

    <T> List<T> each(List<T> elements, UnaryOperator<T> work) {
        List<T> results = new ArrayList<>(elements);
        List<T> shared = Collections.synchronizedList(results);
        AtomicInteger next = new AtomicInteger();
        Runnable lane = () -> {
            boolean well = false;
            try {
                for (int i = next.getAndIncrement(); i < elements.size(); i = next.getAndIncrement()) {
                    shared.set(i, work.apply(elements.get(i)));
                }
                well = true;
            } finally {
                if (!well) {
                    next.set(elements.size());
                }
            }
        };
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int i = 1; i < Math.min(width, elements.size()); i++) {
            others.add(CompletableFuture.runAsync(lane, executor));
        }
        run(lane, others);
        return List.copyOf(results);
    }

    private static void run(Runnable lane, List<CompletableFuture<Void>> others) {
        try (Joined joined = new Joined(others)) {
            lane.run();
        }
    }

    /** No lane goes on when the work has ended, well or not. */
    private record Joined(List<CompletableFuture<Void>> others) implements AutoCloseable {
        @Override
        public void close() {
            try {
                CompletableFuture.allOf(others.toArray(CompletableFuture[]::new))
                        .join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
            }
        }
    }
}
