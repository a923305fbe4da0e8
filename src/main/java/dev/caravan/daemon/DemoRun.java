package dev.caravan.daemon;

import dev.caravan.daemon.demo.DemoCase;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;

/**
 * Runs the cases of the demo side by side, each as soon as the one it needs is done. The context must be started.
 */
final class DemoRun implements AutoCloseable {
    private final CamelContext context;
    private final List<DemoCase> cases;
    private final ExecutorService threads;
    private final List<WatchedRun> runs = new ArrayList<>();

    DemoRun(CamelContext context, List<DemoCase> cases) {
        this.context = context;
        this.cases = cases;
        this.threads = context.getExecutorServiceManager().newFixedThreadPool(this, "caravan-demo", cases.size());
    }

    /** What came of the cases, in their order. */
    List<CaseOutcome> run(Stopping stopping, PrintWriter out) {
        for (DemoCase each : cases) {
            runs.add(new WatchedRun(context, each.name(), false, true, stopping, out));
        }
        Map<String, CompletableFuture<CaseOutcome>> running = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            WatchedRun run = runs.get(i);
            CompletableFuture<?> before =
                    running.getOrDefault(cases.get(i).after(), CompletableFuture.completedFuture(null));
            running.put(cases.get(i).name(), before.thenApplyAsync(ignored -> run.run(), threads));
        }
        try {
            return running.values().stream().map(CompletableFuture::join).toList();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public void close() {
        runs.forEach(WatchedRun::close);
        context.getExecutorServiceManager().shutdownNow(threads);
    }
}
