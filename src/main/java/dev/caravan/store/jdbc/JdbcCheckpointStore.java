package dev.caravan.store.jdbc;

import dev.caravan.model.Interval;
import dev.caravan.model.Ownership;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.WindowKind;
import dev.caravan.store.CheckpointStore;
import dev.caravan.store.StoreException;
import dev.caravan.store.rules.Epoch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Windows; owners and covered intervals are classes of their own. */
final class JdbcCheckpointStore implements CheckpointStore {
    private static final String WINDOW = "SELECT id, case_id, kind, read_fp, lo, hi, page, page_cursor, total, n_read,"
            + " n_staged, n_unchanged, n_filtered, n_rejected, n_stale, n_duplicate FROM caravan_window WHERE ";
    private static final String BY_ID = WINDOW + "id = ?";
    private static final String OPEN = WINDOW + "case_id = ? AND state = 'open' AND fence = ? ORDER BY id";
    private static final String ADD =
            "INSERT INTO caravan_window (case_id, kind, read_fp, lo, hi, state, fence, opened_at)"
                    + " VALUES (?, ?, ?, ?, ?, 'open', ?, {now})";
    private static final String RESTART = "UPDATE caravan_window SET page = 0, page_cursor = NULL, total = NULL,"
            + " restarts = restarts + 1 WHERE id = ? AND fence = ? AND state = 'open'";
    private static final String CLOSE = "UPDATE caravan_window SET state = 'done', closed_at = {now}"
            + " WHERE id = ? AND fence = ? AND state = 'open'";
    private static final String ABANDON = "UPDATE caravan_window SET state = 'abandoned', closed_at = {now}"
            + " WHERE case_id = ? AND fence = ? AND state = 'open' AND id = ?";

    private static final String NEWEST_READ =
            "SELECT id FROM caravan_window WHERE case_id = ? AND state <> 'open' ORDER BY id DESC LIMIT 1";

    private static final String HALF_READ =
            "SELECT 1 FROM caravan_window WHERE case_id = ? AND state = 'open' AND n_read > 0 LIMIT 1";

    private static final String LAST_CURSOR = "SELECT page_cursor FROM caravan_window WHERE case_id = ? AND read_fp = ?"
            + " AND state = 'done' AND page_cursor IS NOT NULL ORDER BY id DESC LIMIT 1";

    private final Database database;
    private final Ownerships ownerships;
    private final CoveredIntervals intervals;

    JdbcCheckpointStore(Database database) {
        this.database = database;
        ownerships = new Ownerships(database);
        intervals = new CoveredIntervals(database);
    }

    @Override
    public Optional<Ownership> takeOver(long caseId, String holder, Duration life) {
        return ownerships.takeOver(caseId, holder, life);
    }

    @Override
    public void forgetOthers(long caseId, String process) {
        ownerships.forgetOthers(caseId, process);
    }

    @Override
    public boolean renew(Ownership owner, Duration life) {
        return ownerships.renew(owner, life);
    }

    @Override
    public void release(Ownership owner) {
        ownerships.release(owner);
    }

    @Override
    public boolean isOwned(long caseId) {
        return ownerships.isOwned(caseId);
    }

    @Override
    public List<ReadWindow> openWindows(Ownership owner) {
        return database.read(
                "list the open windows of case " + owner.caseId(),
                session -> session.list(OPEN, JdbcCheckpointStore::window, owner.caseId(), owner.fence()));
    }

    /** The newest window is looked at first: what is read in between is younger than everybody's look at the records. */
    @Override
    public OptionalLong readMark(long caseId) {
        return database.read("look for windows of case " + caseId, session -> {
            long newest =
                    session.first(NEWEST_READ, row -> row.getLong(1), caseId).orElse(0L);
            return session.first(HALF_READ, row -> 1, caseId).isPresent()
                    ? OptionalLong.empty()
                    : OptionalLong.of(newest);
        });
    }

    @Override
    public ReadWindow open(Ownership owner, WindowKind kind, String fingerprint, Interval interval) {
        return database.write("open a window of case " + owner.caseId(), session -> {
            Ownerships.confirm(session, owner);
            return one(session, add(session, owner, kind, fingerprint, interval));
        });
    }

    private static long add(Session session, Ownership owner, WindowKind kind, String fingerprint, Interval interval)
            throws SQLException {
        return session.insert(
                ADD,
                owner.caseId(),
                kind.word(),
                fingerprint,
                Epoch.millis(interval.from()),
                Epoch.millis(interval.to()),
                owner.fence(),
                Argument.NOW);
    }

    @Override
    public ReadWindow reload(ReadWindow window) {
        return database.read("read window " + window.id(), session -> one(session, window.id()));
    }

    private static ReadWindow one(Session session, long id) throws SQLException {
        return session.first(BY_ID, JdbcCheckpointStore::window, id)
                .orElseThrow(() -> new StoreException("Window " + id
                        + " is not in the store any more. Something other than" + " Caravan has changed its tables."));
    }

    @Override
    public ReadWindow restart(Ownership owner, ReadWindow window) {
        return database.write("restart window " + window.id(), session -> {
            if (session.update(RESTART, window.id(), owner.fence()) == 0) {
                throw Ownerships.lost(owner);
            }
            return one(session, window.id());
        });
    }

    @Override
    public void close(Ownership owner, ReadWindow window, boolean covers, boolean sweep) {
        database.write("close window " + window.id(), session -> {
            Ownerships.confirm(session, owner);
            if (session.update(CLOSE, Argument.NOW, window.id(), owner.fence()) == 0) {
                throw Ownerships.lost(owner);
            }
            if (covers) {
                CoveredIntervals.merge(session, owner.caseId(), window.fingerprint(), window.interval());
            }
            return sweep ? add(session, owner, WindowKind.SWEEP, window.fingerprint(), window.interval()) : window.id();
        });
    }

    @Override
    public int abandonOthers(Ownership owner, Set<String> fingerprints) {
        return database.write("give up windows of case " + owner.caseId(), session -> {
            Ownerships.confirm(session, owner);
            int abandoned = 0;
            for (ReadWindow window : session.list(OPEN, JdbcCheckpointStore::window, owner.caseId(), owner.fence())) {
                if (!fingerprints.contains(window.fingerprint())) {
                    abandoned += session.update(ABANDON, Argument.NOW, owner.caseId(), owner.fence(), window.id());
                }
            }
            return abandoned;
        });
    }

    @Override
    public List<Interval> covered(long caseId, String fingerprint) {
        return intervals.list(caseId, fingerprint);
    }

    @Override
    public boolean coveredOtherwise(long caseId, String fingerprint) {
        return intervals.otherwise(caseId, fingerprint);
    }

    @Override
    public Optional<String> lastCursor(long caseId, String fingerprint) {
        return database.read(
                "find the last page cursor of case " + caseId,
                session -> session.first(LAST_CURSOR, row -> row.getString(1), caseId, fingerprint));
    }

    @Override
    public Optional<Instant> coveredUntil(long caseId) {
        return intervals.until(caseId);
    }

    private static ReadWindow window(ResultSet row) throws SQLException {
        long total = row.getLong(9);
        boolean totalKnown = !row.wasNull();
        return new ReadWindow(
                row.getLong(1),
                row.getLong(2),
                WindowKind.of(row.getString(3)),
                row.getString(4),
                new Interval(Instant.ofEpochMilli(row.getLong(5)), Instant.ofEpochMilli(row.getLong(6))),
                row.getInt(7),
                row.getString(8),
                totalKnown ? total : null,
                StageRows.counts(row, 10));
    }
}
