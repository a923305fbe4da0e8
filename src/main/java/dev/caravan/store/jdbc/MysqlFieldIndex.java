package dev.caravan.store.jdbc;

import dev.caravan.model.StoredRecord;
import dev.caravan.store.rules.LookedUp;
import dev.caravan.store.rules.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds records by a field on MariaDB and MySQL, where a table holds the texts of the fields that were asked for. Staging
 * keeps it; making it goes through the records staged before.
 */
final class MysqlFieldIndex {
    private static final int STEP = 500;

    private static final String FIELDS = "SELECT field FROM caravan_field_index WHERE case_id = ?";
    private static final String KEEP = "INSERT INTO caravan_field (case_id, field, id, value)"
            + " SELECT case_id, ?, id, ? FROM caravan_record WHERE case_id = ? AND rkey = ?"
            + " ON DUPLICATE KEY UPDATE value = VALUES (value)";

    private static final String READY = "SELECT 1 FROM caravan_field_index WHERE case_id = ? AND field = ? AND ready";
    private static final String REGISTER =
            "INSERT INTO caravan_field_index (case_id, field) VALUES (?, ?) ON CONFLICT (case_id, field) DO NOTHING";
    private static final String WAIT_FOR_STAGING = "UPDATE caravan_case SET name = name WHERE id = ?";
    private static final String FINISH = "UPDATE caravan_field_index SET ready = TRUE WHERE case_id = ? AND field = ?";

    private static final String BODIES = "SELECT r.id, r.ver, b.content FROM caravan_record r"
            + " JOIN caravan_body b ON b.id = r.id WHERE r.case_id = ? AND r.id > ? ORDER BY r.id LIMIT " + STEP;
    /** A record that has changed since was kept by its staging. */
    private static final String FILL = "INSERT INTO caravan_field (case_id, field, id, value)"
            + " SELECT case_id, ?, id, ? FROM caravan_record WHERE id = ? AND ver = ?"
            + " ON DUPLICATE KEY UPDATE value = VALUES (value)";

    private static final String FOUND = RecordQueries.COLUMNS + " FROM caravan_field f"
            + " JOIN caravan_record r ON r.id = f.id LEFT JOIN caravan_body b ON b.id = f.id"
            + " WHERE f.case_id = ? AND f.field = ? AND f.id > ? AND f.value IN (";
    private static final String ALL = RecordQueries.COLUMNS + " FROM caravan_record r"
            + " JOIN caravan_body b ON b.id = r.id WHERE r.case_id = ? AND r.id > ? ORDER BY r.id LIMIT " + STEP;

    private MysqlFieldIndex() {}

    /** Keeps the texts of rows that were stored in this transaction, which has locked the case. */
    static void keep(Session session, long caseId, List<Row> rows) throws SQLException {
        List<String> fields = session.list(FIELDS, row -> row.getString(1), caseId);
        if (fields.isEmpty()) {
            return;
        }
        List<@Nullable Object[]> texts = new ArrayList<>();
        for (Row row : rows) {
            Map<String, String> found = LookedUp.texts(row.content(), fields);
            for (String field : fields) {
                texts.add(new @Nullable Object[] {field, found.get(field), caseId, row.key()});
            }
        }
        session.batch(KEEP, texts);
    }

    /** Each statement is a transaction of its own; when it is cut off, the next who asks goes through all again. */
    static void make(Session session, FieldIndex index) throws SQLException {
        if (isReady(session, index)) {
            return;
        }
        session.update(REGISTER, index.caseId(), index.field());
        // who staged without knowing of the field has committed then, and is met below
        session.update(WAIT_FOR_STAGING, index.caseId());
        long after = 0;
        List<Body> bodies;
        do {
            bodies = session.list(BODIES, Body::read, index.caseId(), after);
            List<@Nullable Object[]> texts = new ArrayList<>();
            for (Body body : bodies) {
                String text =
                        LookedUp.texts(body.content, List.of(index.field())).get(index.field());
                texts.add(new @Nullable Object[] {index.field(), text, body.id, body.version});
                after = body.id;
            }
            session.batch(FILL, texts);
        } while (!bodies.isEmpty());
        session.update(FINISH, index.caseId(), index.field());
    }

    private static boolean isReady(Session session, FieldIndex index) throws SQLException {
        return session.first(READY, row -> 1, index.caseId(), index.field()).isPresent();
    }

    static List<StoredRecord> lookUp(Session session, FieldIndex index, List<String> values, long after, int limit)
            throws SQLException {
        if (values.isEmpty()) {
            return List.of();
        }
        if (!isReady(session, index)) {
            return lookThrough(session, index, values, after, limit);
        }
        List<Object> arguments = new ArrayList<>(List.of(index.caseId(), index.field(), after));
        arguments.addAll(values);
        String sql = FOUND + MysqlDialect.padded(arguments, values.size()) + ") ORDER BY f.id LIMIT " + limit;
        return session.list(sql, RecordQueries::stored, arguments.toArray());
    }

    /** Where the table could not be made. */
    private static List<StoredRecord> lookThrough(
            Session session, FieldIndex index, List<String> values, long after, int limit) throws SQLException {
        List<StoredRecord> found = new ArrayList<>();
        long last = after;
        List<StoredRecord> step;
        do {
            step = session.list(ALL, RecordQueries::stored, index.caseId(), last);
            for (StoredRecord record : step) {
                last = record.id();
                String content = record.content() == null ? "" : record.content();
                String text = LookedUp.texts(content, List.of(index.field())).get(index.field());
                if (text != null && values.contains(text) && found.size() < limit) {
                    found.add(record);
                }
            }
        } while (!step.isEmpty() && found.size() < limit);
        return found;
    }

    private record Body(long id, long version, String content) {
        static Body read(ResultSet row) throws SQLException {
            return new Body(row.getLong(1), row.getLong(2), row.getString(3));
        }
    }
}
