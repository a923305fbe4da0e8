package dev.caravan.run;

import dev.caravan.connection.ConnectionClient;
import dev.caravan.model.Interval;
import dev.caravan.model.Ownership;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.StopSignal;
import dev.caravan.model.WindowKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Reads a case's remedy when it is due: at the first run after each of its times, and once at the start. One thread.
 */
final class RemedyRun {
    private final Remedy remedy;
    private final RunEnvironment environment;
    private final Ownership owner;
    private final WindowReader reader;

    RemedyRun(
            Remedy remedy,
            ConnectionClient client,
            RunEnvironment environment,
            Ownership owner,
            RunProgress progress,
            FieldWatch fields) {
        this.remedy = remedy;
        this.environment = environment;
        this.owner = owner;
        this.reader = new WindowReader(remedy.extraction(), client, environment, owner, progress, fields);
    }

    /**
     * Goes on with what was begun, or begins when it is due; false when asked to stop before the end.
     *
     * @param begun windows that are open
     */
    boolean read(List<ReadWindow> begun, StopSignal stop) {
        List<ReadWindow> own = begun.stream()
                .filter(window -> window.fingerprint().equals(fingerprint()))
                .toList();
        if (!own.isEmpty()) {
            return reader.readAll(own, stop);
        }
        Instant last = last();
        Instant now =
                environment.clock().instant().minus(remedy.extraction().lag()).truncatedTo(ChronoUnit.SECONDS);
        if (stop.shouldStop() || !isDue(last, now)) {
            return !stop.shouldStop();
        }
        Interval interval = new Interval(last.isBefore(now) ? last : now, now);
        return reader.read(
                environment.store().checkpoints().open(owner, WindowKind.SWEEP, fingerprint(), interval), stop);
    }

    private boolean isDue(Instant last, Instant now) {
        return last.equals(remedy.extraction().since())
                || remedy.schedule()
                        .next(last, remedy.extraction().zone())
                        .filter(next -> !next.isAfter(now))
                        .isPresent();
    }

    /** Up to where it has been read; where it never has, the beginning of the case. */
    private Instant last() {
        return environment.store().checkpoints().covered(owner.caseId(), fingerprint()).stream()
                .map(Interval::to)
                .reduce(remedy.extraction().since(), (first, second) -> second);
    }

    private String fingerprint() {
        return remedy.extraction().fingerprint();
    }
}
