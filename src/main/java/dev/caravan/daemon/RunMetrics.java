package dev.caravan.daemon;

import dev.caravan.model.StageCounts;
import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what happens in runs as metrics. Tags are the names of cases and connections only: keys and messages would make
 * a series each, and could hold what nobody should read. Thread-safe.
 */
final class RunMetrics implements RunListener {
    private static final String CASE = "case";
    private static final String CONNECTION = "connection";

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> lastSuccess = new ConcurrentHashMap<>();

    RunMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void on(RunEvent event) {
        Tags tags = Tags.of(CASE, event.caseName());
        if (event instanceof RunEvent.PageStaged page) {
            staged(page.counts(), tags);
        } else if (event instanceof RunEvent.BatchSettled batch) {
            settled(batch, tags);
        } else if (event instanceof RunEvent.RequestRepeated repeated) {
            count("caravan.requests.repeated", tags.and(CONNECTION, repeated.connection()), 1);
        } else if (event instanceof RunEvent.Paused paused) {
            Tags both = tags.and(CONNECTION, paused.connection());
            count("caravan.rate.limit.pauses", both, 1);
            registry.counter("caravan.rate.limit.wait.seconds", both)
                    .increment(paused.pause().toMillis() / 1000.0);
        } else if (event instanceof RunEvent.LoggedIn login) {
            count("caravan.token.refresh", tags.and(CONNECTION, login.connection()), 1);
        } else if (event instanceof RunEvent.TokenUnavailable outage) {
            count("caravan.token.outages", tags.and(CONNECTION, outage.connection()), 1);
        } else if (event instanceof RunEvent.Held) {
            count("caravan.case.holds", tags, 1);
        } else if (event instanceof RunEvent.DeliveryResting) {
            count("caravan.delivery.rests", tags, 1);
        } else if (event instanceof RunEvent.Extracted extracted) {
            extracted(extracted.report(), tags);
        }
    }

    private void staged(StageCounts counts, Tags tags) {
        count("caravan.pages.read", tags, 1);
        count("caravan.records.read", tags, counts.read());
        count("caravan.records.staged", tags, counts.staged());
        count("caravan.records.unchanged", tags, counts.unchanged());
        count("caravan.records.filtered", tags, counts.filtered());
        count("caravan.records.rejected", tags, counts.rejected());
        count("caravan.records.stale", tags, counts.stale());
        count("caravan.records.duplicate", tags, counts.duplicate());
    }

    private void settled(RunEvent.BatchSettled batch, Tags tags) {
        count("caravan.batches.settled", tags, 1);
        count("caravan.records.written", tags, batch.written());
        count("caravan.records.retry", tags, batch.retry());
        count("caravan.records.waiting", tags, batch.waiting());
        count("caravan.records.dead", tags, batch.dead());
        count("caravan.records.unknown", tags, batch.unknown());
    }

    private void extracted(ExtractionReport report, Tags tags) {
        String end = report.end().name().toLowerCase(java.util.Locale.ROOT);
        count("caravan.extractions", tags.and("end", end), 1);
        registry.timer("caravan.extraction.time", tags).record(report.took());
        if (report.end() == ExtractionReport.End.COMPLETE) {
            lastSuccess
                    .computeIfAbsent(report.caseName(), name -> successOf(tags))
                    .set(System.nanoTime());
        }
    }

    private AtomicLong successOf(Tags tags) {
        AtomicLong last = new AtomicLong(System.nanoTime());
        registry.gauge(
                "caravan.since.last.success.seconds",
                tags,
                last,
                nanos -> Duration.ofNanos(System.nanoTime() - nanos.get()).toMillis() / 1000.0);
        return last;
    }

    private void count(String name, Tags tags, long by) {
        registry.counter(name, tags).increment((double) by);
    }
}
