package dev.caravan.store.jdbc;

import dev.caravan.model.Hold;
import dev.caravan.store.CaseStore;
import dev.caravan.store.rules.Epoch;
import dev.caravan.store.rules.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Cases: names, holds, generations and targets. */
final class JdbcCaseStore implements CaseStore {
    private static final String BY_NAME = "SELECT id FROM caravan_case WHERE name = ?";
    private static final String ADD = "INSERT INTO caravan_case (name) VALUES (?) ON CONFLICT (name) DO NOTHING";
    private static final String ALL = "SELECT name, id FROM caravan_case ORDER BY name";
    private static final String HOLD = "UPDATE caravan_case SET hold_reason = ?, hold_configuration = ?, hold_since = ?"
            + " WHERE id = ? AND hold_reason IS NULL";
    private static final String HELD = "SELECT hold_reason, hold_configuration, hold_since FROM caravan_case"
            + " WHERE id = ? AND hold_reason IS NOT NULL";
    private static final String RESUME = "UPDATE caravan_case SET hold_reason = NULL, hold_configuration = NULL,"
            + " hold_since = NULL WHERE id = ?";
    private static final String GENERATION = "SELECT generation FROM caravan_case WHERE id = ? AND fingerprint = ?";
    private static final String NEXT_GENERATION = "UPDATE caravan_case SET generation = generation + 1, fingerprint = ?"
            + " WHERE id = ? AND (fingerprint IS NULL OR fingerprint <> ?)";
    private static final String TARGET = "SELECT target FROM caravan_case WHERE id = ? AND target IS NOT NULL";
    private static final String SET_TARGET = "UPDATE caravan_case SET target = ? WHERE id = ?";

    private final Database database;

    JdbcCaseStore(Database database) {
        this.database = database;
    }

    @Override
    public long idOf(String caseName) {
        Optional<Long> known = database.read("look case " + caseName + " up", session -> id(session, caseName));
        return known.orElseGet(() -> database.write("remember case " + caseName, session -> {
            session.update(ADD, caseName);
            return id(session, caseName).orElseThrow();
        }));
    }

    private static Optional<Long> id(Session session, String caseName) throws SQLException {
        return session.first(BY_NAME, row -> row.getLong(1), caseName);
    }

    @Override
    public Map<String, Long> all() {
        Map<String, Long> cases = new LinkedHashMap<>();
        database.read(
                        "list the cases",
                        session -> session.list(ALL, row -> Map.entry(row.getString(1), row.getLong(2))))
                .forEach(entry -> cases.put(entry.getKey(), entry.getValue()));
        return cases;
    }

    @Override
    public void hold(long caseId, Hold hold) {
        database.statement(
                "put case " + caseId + " on hold",
                session -> session.update(
                        HOLD,
                        StorableText.of(hold.reason()),
                        StorableText.of(hold.configuration()),
                        Epoch.millis(hold.since()),
                        caseId));
    }

    @Override
    public Optional<Hold> hold(long caseId) {
        return database.read(
                "look for a hold of case " + caseId, session -> session.first(HELD, JdbcCaseStore::held, caseId));
    }

    private static Hold held(ResultSet row) throws SQLException {
        String configuration = Objects.requireNonNullElse(row.getString(2), "");
        return new Hold(row.getString(1), configuration, Instant.ofEpochMilli(row.getLong(3)));
    }

    @Override
    public void resume(long caseId) {
        database.statement("resume case " + caseId, session -> session.update(RESUME, caseId));
    }

    @Override
    public long generation(long caseId, String fingerprint) {
        Optional<Long> same = database.read(
                "read the generation of case " + caseId, session -> generation(session, caseId, fingerprint));
        return same.orElseGet(() -> database.write("begin a generation of case " + caseId, session -> {
            session.update(NEXT_GENERATION, fingerprint, caseId, fingerprint);
            return generation(session, caseId, fingerprint).orElseThrow();
        }));
    }

    private static Optional<Long> generation(Session session, long caseId, String fingerprint) throws SQLException {
        return session.first(GENERATION, row -> row.getLong(1), caseId, fingerprint);
    }

    @Override
    public Optional<String> target(long caseId) {
        return database.read(
                "read the target of case " + caseId, session -> session.first(TARGET, row -> row.getString(1), caseId));
    }

    @Override
    public void target(long caseId, String identity) {
        database.statement(
                "remember the target of case " + caseId, session -> session.update(SET_TARGET, identity, caseId));
    }
}
