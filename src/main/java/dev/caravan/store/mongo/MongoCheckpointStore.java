package dev.caravan.store.mongo;

import dev.caravan.model.Interval;
import dev.caravan.model.Ownership;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.WindowKind;
import dev.caravan.store.CheckpointStore;
import dev.caravan.store.StoreException;
import dev.caravan.store.rules.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Owners, windows and what is covered, all in one document per case. */
final class MongoCheckpointStore implements CheckpointStore {
    private final Documents documents;
    private final Readings readings;
    private final PageTakeover takeover;

    MongoCheckpointStore(Documents documents, Readings readings, PageTakeover takeover) {
        this.documents = documents;
        this.readings = readings;
        this.takeover = takeover;
    }

    @Override
    public Optional<Ownership> takeOver(long caseId, String holder, Duration life) {
        Optional<Ownership> owner = readings.change("take case " + caseId + " over", caseId, reading -> {
            long now = documents.present();
            return reading.isFree(holder, now)
                    ? Optional.of(reading.take(holder, now + Epoch.millis(life)))
                    : Optional.empty();
        });
        owner.ifPresent(this::tidyOrGiveBack);
        return owner;
    }

    /** Who gets no ownership cannot give it back. */
    private void tidyOrGiveBack(Ownership owner) {
        try {
            tidy(owner);
        } catch (StoreException e) {
            try {
                release(owner);
            } catch (StoreException kept) {
                e.addSuppressed(kept);
            }
            throw e;
        }
    }

    /** Finishes the page that an earlier owner had decided, and forgets what it had only prepared. */
    private void tidy(Ownership owner) {
        takeover.finish(readings.load("read the windows of case " + owner.caseId(), owner.caseId()));
        takeover.forgetOlder(owner);
    }

    @Override
    public void forgetOthers(long caseId, String process) {
        readings.change("forget earlier owners of case " + caseId, caseId, reading -> {
            if (!reading.holder().startsWith(process)) {
                reading.until(0);
            }
            return caseId;
        });
    }

    @Override
    public boolean renew(Ownership owner, Duration life) {
        return readings.change("renew the ownership of case " + owner.caseId(), owner.caseId(), reading -> {
            boolean ours = reading.belongsTo(owner);
            if (ours) {
                reading.until(documents.present() + Epoch.millis(life));
            }
            return ours;
        });
    }

    @Override
    public void release(Ownership owner) {
        readings.change("give case " + owner.caseId() + " back", owner.caseId(), reading -> {
            if (reading.belongsTo(owner)) {
                reading.until(0);
            }
            return owner;
        });
    }

    @Override
    public boolean isOwned(long caseId) {
        return !load(caseId).isFree("", documents.present());
    }

    @Override
    public List<ReadWindow> openWindows(Ownership owner) {
        Reading reading = readings.load("list the open windows of case " + owner.caseId(), owner.caseId());
        return reading.belongsTo(owner) ? reading.windows() : List.of();
    }

    @Override
    public OptionalLong readMark(long caseId) {
        Reading reading = load(caseId);
        return reading.windows().stream().anyMatch(window -> window.counts().read() > 0)
                ? OptionalLong.empty()
                : OptionalLong.of(reading.revision());
    }

    @Override
    public ReadWindow open(Ownership owner, WindowKind kind, String fingerprint, Interval interval) {
        long id = documents.numbers(1);
        return readings.change("open a window of case " + owner.caseId(), owner.caseId(), reading -> {
            reading.requireOwner(owner);
            return reading.open(id, kind, fingerprint, interval);
        });
    }

    @Override
    public ReadWindow reload(ReadWindow window) {
        return readings.load("read window " + window.id(), window.caseId())
                .window(window.id())
                .map(found -> Windows.window(window.caseId(), found))
                .orElseThrow(() -> new StoreException(
                        "Window " + window.id() + " of the store " + documents.shown() + " is not open any more."));
    }

    @Override
    public ReadWindow restart(Ownership owner, ReadWindow window) {
        return readings.change(
                "restart window " + window.id(), owner.caseId(), reading -> reading.restart(owner, window.id()));
    }

    @Override
    public void close(Ownership owner, ReadWindow window, boolean covers, boolean sweep) {
        long next = sweep ? documents.numbers(1) : 0;
        readings.change("close window " + window.id(), owner.caseId(), reading -> {
            reading.requireOwner(owner);
            ReadWindow last = reading.window(window.id())
                    .map(found -> Windows.window(owner.caseId(), found))
                    .orElseThrow(() -> Reading.lost(owner));
            reading.end(open -> open.id() == last.id());
            Coverage coverage = reading.coverageToChange(last.fingerprint());
            coverage.endedAt(last.cursor());
            if (covers) {
                coverage.merge(last.interval());
            }
            return sweep ? reading.open(next, WindowKind.SWEEP, last.fingerprint(), last.interval()) : last;
        });
    }

    @Override
    public int abandonOthers(Ownership owner, Set<String> fingerprints) {
        return readings.change("give up windows of case " + owner.caseId(), owner.caseId(), reading -> {
            reading.requireOwner(owner);
            return reading.end(window -> !fingerprints.contains(window.fingerprint()));
        });
    }

    @Override
    public List<Interval> covered(long caseId, String fingerprint) {
        return load(caseId).coverage(fingerprint).map(Coverage::intervals).orElse(List.of());
    }

    @Override
    public boolean coveredOtherwise(long caseId, String fingerprint) {
        return load(caseId).coversAnything() && covered(caseId, fingerprint).isEmpty();
    }

    @Override
    public Optional<String> lastCursor(long caseId, String fingerprint) {
        return load(caseId).coverage(fingerprint).flatMap(Coverage::cursor);
    }

    @Override
    public Optional<Instant> coveredUntil(long caseId) {
        return load(caseId).newestCoverage().flatMap(Coverage::until);
    }

    private Reading load(long caseId) {
        return readings.load("read what case " + caseId + " has covered", caseId);
    }
}
