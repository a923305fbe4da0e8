package dev.caravan.store.jdbc;

import dev.caravan.model.PageCommit;
import dev.caravan.model.StageCounts;
import dev.caravan.model.StagedRow;
import dev.caravan.store.FencedException;
import dev.caravan.store.rules.Known;
import dev.caravan.store.rules.Row;
import dev.caravan.store.rules.StageTally;
import dev.caravan.store.rules.StorableText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stages pages: records, bodies, progress, fence and counts in one transaction. */
final class Staging {
    private static final String PROGRESS = """
        UPDATE caravan_window SET page = page + 1, page_cursor = ?, total = COALESCE(CAST(? AS {integer}), total),
          n_read = n_read + ?, n_staged = n_staged + ?, n_unchanged = n_unchanged + ?, n_filtered = n_filtered + ?,
          n_rejected = n_rejected + ?, n_stale = n_stale + ?, n_duplicate = n_duplicate + ?
        WHERE id = ? AND page = ? AND fence = ? AND state = 'open'
        """;

    private static final String OUTSIDE = """
        UPDATE caravan_case SET n_staged = n_staged + ?, n_unchanged = n_unchanged + ?,
          n_filtered = n_filtered + ?, n_rejected = n_rejected + ?, n_stale = n_stale + ?,
          n_duplicate = n_duplicate + ?
        WHERE id = ?
        """;

    /** First of all: it locks the case's row, so that two such calls with the same keys cannot lock each other out. */
    private static final String OUTSIDE_READ = "UPDATE caravan_case SET n_read = n_read + ? WHERE id = ?";

    private static final String FILTERED_CHANGES =
            "UPDATE caravan_case SET filtered_changes = filtered_changes + ? WHERE id = ?";

    private final Database database;

    Staging(Database database) {
        this.database = database;
    }

    StageCounts page(PageCommit page) {
        if (page.read() < page.rows().size()) {
            throw new IllegalArgumentException("page " + page.page() + " of window " + page.windowId() + " stages "
                    + page.rows().size() + " records but was read with " + page.read());
        }
        StorableText.requireCursor(page.nextCursor());
        Collection<Row> rows = Row.lastOfEachKey(page.rows());
        String operation = "stage page " + page.page() + " of window " + page.windowId();
        return counted(database.write(operation, session -> {
            StageCounts counts = rows(session, page.owner().caseId(), rows, page.read(), page.onlyOnce());
            progress(session, page, counts);
            return counts;
        }));
    }

    StageCounts outside(long caseId, List<StagedRow> staged, boolean onlyOnce) {
        Collection<Row> rows = Row.lastOfEachKey(staged);
        return counted(database.write("stage " + staged.size() + " records", session -> {
            session.update(OUTSIDE_READ, staged.size(), caseId);
            StageCounts counts = rows(session, caseId, rows, staged.size(), onlyOnce);
            session.update(
                    OUTSIDE,
                    counts.staged(),
                    counts.unchanged(),
                    counts.filtered(),
                    counts.rejected(),
                    counts.stale(),
                    counts.duplicate(),
                    caseId);
            return counts;
        }));
    }

    private StageCounts counted(StageCounts counts) {
        database.dialect().afterStaging(database, counts.staged());
        return counts;
    }

    private StageCounts rows(Session session, long caseId, Collection<Row> rows, int read, boolean onlyOnce)
            throws SQLException {
        Dialect dialect = database.dialect();
        Map<String, Known> known = rows.isEmpty() ? Map.of() : dialect.known(session, caseId, List.copyOf(rows));
        StageTally tally = new StageTally(read, read - rows.size());
        Map<String, List<Row>> changed = new LinkedHashMap<>();
        for (Row row : rows) {
            if (tally.isChange(row, known.get(row.key()), onlyOnce)) {
                changed.computeIfAbsent(row.wanted(), wanted -> new ArrayList<>())
                        .add(row);
            }
        }
        for (Map.Entry<String, List<Row>> group : changed.entrySet()) {
            Changes changes = new Changes(group.getValue(), known.keySet(), onlyOnce);
            stage(session, caseId, changes, tally);
        }
        return tally.counts();
    }

    private void stage(Session session, long caseId, Changes changed, StageTally tally) throws SQLException {
        List<Row> group = changed.rows;
        Dialect dialect = database.dialect();
        if (group.get(0).isFiltered()) {
            int changes = dialect.withdraw(session, caseId, group);
            tally.filtered(group.size());
            if (changes > 0) {
                session.update(FILTERED_CHANGES, changes, caseId);
            }
        } else {
            tally.stored(group, dialect.upsert(session, caseId, group, changed.known, changed.onlyOnce));
        }
    }

    /** Progress, the fence and "this page once" in one conditional update: a fence that was only read would not hold. */
    private static void progress(Session session, PageCommit page, StageCounts counts) throws SQLException {
        int updated = session.update(
                PROGRESS,
                page.nextCursor(),
                page.total(),
                counts.read(),
                counts.staged(),
                counts.unchanged(),
                counts.filtered(),
                counts.rejected(),
                counts.stale(),
                counts.duplicate(),
                page.windowId(),
                page.page(),
                page.owner().fence());
        if (updated == 0) {
            throw new FencedException("Page " + page.page() + " of window " + page.windowId() + " was not stored: "
                    + page.owner().holder() + " no longer owns the case, or the page is already staged. Another run has"
                    + " taken over; this one must stop.");
        }
    }

    /** Rows of one destination that are new or changed. */
    private record Changes(List<Row> rows, Set<String> known, boolean onlyOnce) {}
}
