package dev.caravan.store.jdbc;

import dev.caravan.model.RunKind;
import dev.caravan.model.RunRecord;
import dev.caravan.store.RunLog;
import dev.caravan.store.rules.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The newest thousand runs of each case. */
final class JdbcRunLog implements RunLog {
    private static final int KEPT = 1_000;
    private static final String START =
            "INSERT INTO caravan_run (case_id, kind, holder, started_at) VALUES (?, ?, ?, {now})";
    /** Within a table of its own: MySQL does not delete from what it reads. */
    private static final String FORGET = "DELETE FROM caravan_run WHERE case_id = ? AND id <= "
            + "(SELECT id FROM (SELECT id FROM caravan_run WHERE case_id = ? ORDER BY id DESC LIMIT 1 OFFSET " + KEPT
            + ") oldest)";

    private static final String FINISH = "UPDATE caravan_run SET ended_at = {now}, summary = ?, error = ? WHERE id = ?";
    private static final String RECENT = "SELECT id, kind, started_at, ended_at, summary, error FROM caravan_run"
            + " WHERE case_id = ? ORDER BY id DESC LIMIT ?";

    private final Database database;

    JdbcRunLog(Database database) {
        this.database = database;
    }

    @Override
    public long start(long caseId, RunKind kind, String holder) {
        return database.write("note the start of a run", session -> {
            long id = session.insert(START, caseId, kind.word(), holder, Argument.NOW);
            session.update(FORGET, caseId, caseId);
            return id;
        });
    }

    @Override
    public void finish(long runId, String summary, @Nullable String error) {
        database.statement(
                "note the end of run " + runId,
                session ->
                        session.update(FINISH, Argument.NOW, StorableText.of(summary), StorableText.of(error), runId));
    }

    @Override
    public List<RunRecord> recent(long caseId, int limit) {
        return database.read("list runs", session -> session.list(RECENT, JdbcRunLog::run, caseId, limit));
    }

    private static RunRecord run(ResultSet row) throws SQLException {
        return new RunRecord(
                row.getLong(1),
                RunKind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(row.getLong(3)),
                NullableTime.read(row, 4),
                row.getString(5),
                row.getString(6));
    }
}
