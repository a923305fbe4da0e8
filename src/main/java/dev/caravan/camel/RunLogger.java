package dev.caravan.camel;

import dev.caravan.model.RecordStatus;
import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes runs to the log: a line per run, details at debug level. Thread-safe.
 */
final class RunLogger implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger("dev.caravan.run");

    @Override
    public void on(RunEvent event) {
        if (event instanceof RunEvent.Extracted extracted) {
            extracted(extracted.report());
        } else if (event instanceof RunEvent.RecordRefused refused) {
            refused(refused);
        } else if (event instanceof RunEvent.Held held) {
            LOG.error(
                    "case {} is on hold: {}. It stays so until its configuration changes, or: caravan resume {}",
                    held.caseName(),
                    withoutPeriod(held.reason()),
                    held.caseName());
        } else if (event instanceof RunEvent.Warned warned) {
            LOG.warn("case {}: {}", warned.caseName(), warned.message());
        } else if (event instanceof RunEvent.DeliveryResting resting) {
            LOG.warn(
                    "case {}: delivery rests for {} s: {}",
                    resting.caseName(),
                    resting.rest().toSeconds(),
                    resting.reason());
        } else {
            connection(event);
        }
    }

    private static void connection(RunEvent event) {
        if (event instanceof RunEvent.RequestRepeated repeated) {
            LOG.info(
                    "case {}: connection {}, operation {}: repeat {}: {}",
                    repeated.caseName(),
                    repeated.connection(),
                    repeated.operation(),
                    repeated.attempt(),
                    repeated.reason());
        } else if (event instanceof RunEvent.Paused paused) {
            LOG.info(
                    "case {}: connection {} pauses for {} ms: {}",
                    paused.caseName(),
                    paused.connection(),
                    paused.pause().toMillis(),
                    paused.reason());
        } else {
            token(event);
        }
    }

    private static void token(RunEvent event) {
        if (event instanceof RunEvent.TokenUnavailable outage) {
            LOG.error(
                    "connection {} gets no token, and its cases wait: {}. It is tried again, at most once a minute",
                    outage.connection(),
                    outage.reason());
        } else if (event instanceof RunEvent.TokenAvailable available) {
            LOG.info("connection {} has a token again", available.connection());
        } else {
            LOG.debug("{}", event);
        }
    }

    /** A dead record waits for a person; one that is tried again is only worth a line to those who look closely. */
    private static void refused(RunEvent.RecordRefused refused) {
        Level level = refused.settlement().status() == RecordStatus.DEAD ? Level.WARN : Level.DEBUG;
        LOG.atLevel(level)
                .log(
                        "case {}: record {} was not written ({}, attempt {}): {} {}",
                        refused.caseName(),
                        refused.key(),
                        refused.settlement().status().word(),
                        refused.attempts(),
                        refused.settlement().cause(),
                        refused.settlement().note());
    }

    private static void extracted(ExtractionReport report) {
        if (report.problem() == null) {
            LOG.info(
                    "case {}: extraction {}: {} pages, {}",
                    report.caseName(),
                    report.end().name().toLowerCase(Locale.ROOT),
                    report.pages(),
                    report.counts());
        } else if (report.end() == ExtractionReport.End.FAILED) {
            LOG.error(
                    "case {}: extraction failed after {} pages: {}. The next run goes on from there",
                    report.caseName(),
                    report.pages(),
                    withoutPeriod(report.problem()));
        } else {
            LOG.info(
                    "case {}: extraction {}: {}",
                    report.caseName(),
                    report.end().name().toLowerCase(Locale.ROOT),
                    report.problem());
        }
    }

    /** Another sentence follows. */
    private static String withoutPeriod(String reason) {
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }
}
