package dev.caravan.store.mongo;

import dev.caravan.model.PageCommit;
import dev.caravan.model.StageCounts;
import dev.caravan.store.FencedException;
import dev.caravan.store.rules.Known;
import dev.caravan.store.rules.Row;
import dev.caravan.store.rules.StageTally;
import dev.caravan.store.rules.StorableText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stages pages: prepared beside the records, decided by the case's reading, then taken over by the records. */
final class PageStaging {
    /** After so many, what stands in the way is a younger owner's page. */
    private static final int LOOKS = 10;

    private final Documents documents;
    private final Readings readings;
    private final PagePreparation preparation;
    private final PageTakeover takeover;

    PageStaging(Documents documents, Readings readings, PageTakeover takeover, LookedUpFields fields) {
        this.documents = documents;
        this.readings = readings;
        this.takeover = takeover;
        preparation = new PagePreparation(documents, fields);
    }

    StageCounts stage(PageCommit page) {
        if (page.read() < page.rows().size()) {
            throw new IllegalArgumentException("page " + page.page() + " of window " + page.windowId() + " stages "
                    + page.rows().size() + " records but was read with " + page.read());
        }
        StorableText.requireCursor(page.nextCursor());
        Reading reading = readings.load(operation(page), page.owner().caseId());
        reading.requirePage(page);
        takeover.finish(reading);
        Collection<Row> rows = FittingRows.lastOfEachKey(page.rows());
        StageTally tally = new StageTally(page.read(), page.read() - rows.size());
        PreparedPage prepared = prepared(page, rows, tally);
        StageCounts counts = decided(page, tally.counts(), prepared);
        if (prepared != null) {
            takeover.takeOver(page.owner().caseId(), prepared);
        }
        return counts;
    }

    /** Lays the changes beside the records. What another writer has changed since we looked is looked at again. */
    private @Nullable PreparedPage prepared(PageCommit page, Collection<Row> rows, StageTally tally) {
        List<Row> laid = new ArrayList<>();
        Collection<Row> open = rows;
        long number = 0;
        for (int look = 0; look < LOOKS; look++) {
            Map<String, KnownRecord> known =
                    KnownRecord.find(documents, page.owner().caseId(), open);
            List<Row> changed = changed(open, known, tally, page.onlyOnce());
            if (changed.isEmpty()) {
                return laid.isEmpty() ? null : PreparedPage.of(number, laid);
            }
            PagePreparation.Prepared prepared = preparation.prepare(page, number, changed, known);
            number = prepared.number();
            open = new ArrayList<>();
            for (Row row : changed) {
                if (prepared.keys().contains(row.key())) {
                    tally(row, tally);
                    laid.add(row);
                } else {
                    open.add(row);
                }
            }
        }
        takeover.forget(page.owner().caseId(), PreparedPage.of(number, laid));
        throw new FencedException("Page " + page.page() + " of window " + page.windowId()
                + " was not stored: another run has taken case " + page.owner().caseId() + " over from "
                + page.owner().holder() + "; this one must stop.");
    }

    private static String operation(PageCommit page) {
        return "stage page " + page.page() + " of window " + page.windowId();
    }

    private static List<Row> changed(
            Collection<Row> rows, Map<String, KnownRecord> known, StageTally tally, boolean onlyOnce) {
        List<Row> changed = new ArrayList<>();
        for (Row row : rows) {
            KnownRecord record = known.get(row.key());
            Known before = record == null ? null : record.known();
            if (tally.isChange(row, before, onlyOnce)) {
                changed.add(row);
            }
        }
        return changed;
    }

    private static void tally(Row row, StageTally tally) {
        if (row.isFiltered()) {
            tally.filtered(1);
        } else {
            tally.stored(List.of(row), 1);
        }
    }

    /** The one write that decides: the page counts, and its records may follow, or nothing has happened. */
    private StageCounts decided(PageCommit page, StageCounts counts, @Nullable PreparedPage prepared) {
        try {
            return readings.change(operation(page), page.owner().caseId(), reading -> {
                reading.commit(page, counts, prepared);
                return counts;
            });
        } catch (FencedException e) {
            if (prepared != null) {
                takeover.forget(page.owner().caseId(), prepared);
            }
            throw e;
        }
    }
}
