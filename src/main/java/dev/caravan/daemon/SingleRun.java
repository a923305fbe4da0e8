package dev.caravan.daemon;

import dev.caravan.camel.Caravan;
import dev.caravan.camel.LoadedCase;
import dev.caravan.model.CaseCounts;
import dev.caravan.model.Hold;
import dev.caravan.model.RecordStatus;
import dev.caravan.run.ExtractionReport;
import dev.caravan.store.RecordStore;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Runs one case once: its extraction from the beginning to the end, and its delivery until nothing is due any more. What
 * has to wait is left waiting. The context must be started.
 */
final class SingleRun {
    private static final List<String> TRIGGERS = List.of("quartz", "timer", "scheduler", "cron");
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final int HOLD_LOOKS = 40;
    private static final int REST_LOOKS = 2;
    private static final int MOST_RESTS = 2;
    private static final Duration BEYOND_OWNER_LIFE = Duration.ofSeconds(5);

    private final CamelContext context;
    private final String caseName;
    private final boolean baseline;
    private final RunTally tally;
    private final Stopping stopping;
    private final List<String> triggers = new ArrayList<>();
    private volatile boolean delivers;

    SingleRun(CamelContext context, String caseName, boolean baseline, RunTally tally, Stopping stopping) {
        this.context = context;
        this.caseName = caseName;
        this.baseline = baseline;
        this.tally = tally;
        this.stopping = stopping;
    }

    /** Loads the case's routes with their triggers replaced, which starts its delivery. */
    void load() {
        new CaseLoader(context).load(caseName, this::replaceTrigger);
    }

    private void replaceTrigger(RouteDefinition route) {
        String scheme = route.getInput().getEndpointUri().replaceFirst(":.*$", "");
        if (TRIGGERS.contains(scheme)) {
            String start = "direct:caravan.once." + route.getRouteId();
            route.getInput().setUri(start);
            triggers.add(start);
        } else if (scheme.equals("stage") && !baseline) {
            delivers = true;
        } else {
            CaseLoader.leaveIdle(route);
        }
    }

    /** How many records it is done with: those of a case that nobody delivers are done when they are staged. */
    long done() {
        return delivers ? tally.settled() : tally.staged.get();
    }

    /** Runs until everything due is done, something cannot be done, or a stop is asked for: then says what was wrong. */
    @Nullable String run() {
        String problem = null;
        for (String trigger : triggers) {
            problem = problem == null ? extract(trigger) : problem;
        }
        try {
            String delivery = delivers ? drain(problem != null) : null;
            return problem == null ? delivery : problem;
        } catch (StoreException closed) {
            if (stopping.shouldStop()) {
                return null;
            }
            throw closed;
        }
    }

    private @Nullable String extract(String trigger) {
        Duration patience =
                Caravan.of(context).settings().duration("owner-life").plus(BEYOND_OWNER_LIFE);
        long start = System.nanoTime();
        try (ProducerTemplate template = context.createProducerTemplate()) {
            while (true) {
                Exchange sent = template.send(trigger, exchange -> exchange.setProperty(Caravan.BASELINE, baseline));
                if (!(sent.getMessage().getBody() instanceof ExtractionReport report)) {
                    return sent.getException() == null ? null : sentence(sent.getException());
                }
                boolean again = report.end() == ExtractionReport.End.BUSY
                                && System.nanoTime() - start < patience.toNanos()
                                && !stopping.await(TimeUnit.SECONDS.toMillis(1))
                        || report.end() == ExtractionReport.End.HELD && isLifted();
                if (!again) {
                    return report.problem();
                }
            }
        } catch (IOException unclosed) {
            throw new CommandException("the run could not be ended: " + unclosed.getMessage(), unclosed);
        }
    }

    private static String sentence(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** The delivery lifts a hold of its own when its configuration has changed: give it a moment. */
    private boolean isLifted() {
        for (int i = 0; delivers && i < HOLD_LOOKS; i++) {
            if (hold().isEmpty()) {
                return true;
            }
            if (stopping.await(LOOK_EVERY_MILLIS)) {
                return false;
            }
        }
        return false;
    }

    private Optional<Hold> hold() {
        Store store = Contexts.store(context);
        return store.cases().hold(store.cases().idOf(caseName));
    }

    private @Nullable String drain(boolean failed) {
        Store store = Contexts.store(context);
        long caseId = store.cases().idOf(caseName);
        while (!stopping.await(LOOK_EVERY_MILLIS)) {
            Optional<Hold> hold = store.cases().hold(caseId);
            if (hold.isPresent()) {
                return hold.get().reason();
            }
            if (tally.restsInARow.get() >= MOST_RESTS) {
                return tally.lastRest.get();
            }
            boolean done = store.records().nextDue(caseId).isEmpty() || isAtRest(store.records(), caseId);
            if (done || failed && isHalfRead(store, caseId)) {
                return null;
            }
        }
        return null;
    }

    /** Documents of several records are not delivered before all of them are read: after a failure they wait for the next run. */
    private boolean isHalfRead(Store store, long caseId) {
        return LoadedCase.of(context, caseName).mergesRecords()
                && store.checkpoints().readMark(caseId).isEmpty()
                && store.records().counts(caseId).of(RecordStatus.LEASED) == 0;
    }

    /** Asked twice: between the two questions of a look a batch may be settled and be due again. */
    private static boolean isAtRest(RecordStore records, long caseId) {
        return IntStream.range(0, REST_LOOKS).allMatch(look -> looksAtRest(records, caseId));
    }

    private static boolean looksAtRest(RecordStore records, long caseId) {
        if (records.nextDue(caseId).filter(Duration::isZero).isPresent()) {
            return false;
        }
        CaseCounts counts = records.counts(caseId);
        return counts.of(RecordStatus.PENDING) == 0 && counts.of(RecordStatus.LEASED) == 0;
    }
}
