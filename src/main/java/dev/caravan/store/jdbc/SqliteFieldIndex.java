package dev.caravan.store.jdbc;

import dev.caravan.model.ContentQuery;

/** The texts of an index for look-ups on SQLite. */
final class SqliteFieldIndex {
    private SqliteFieldIndex() {}

    static String create(FieldIndex index) {
        return "CREATE INDEX IF NOT EXISTS " + index.name() + " ON caravan_body (" + expression(index.field())
                + ") WHERE " + index.condition();
    }

    /**
     * Takes the values as a JSON list, the id to begin after, and the limit. The signs before the ids keep SQLite from
     * walking through all records in the order of their ids.
     */
    static String lookUp(FieldIndex index) {
        return RecordQueries.COLUMNS + " FROM caravan_body b CROSS JOIN caravan_record r ON r.id = b.id WHERE b."
                + index.condition() + " AND " + expression(index.field())
                + " IN (SELECT value FROM json_each(?)) AND +b.id > ? ORDER BY +b.id LIMIT ?";
    }

    /** NULL for content that is no JSON: an index must not refuse a record. */
    private static String expression(String field) {
        String whole = text("'$.\"" + field + "\"'");
        String found = field.indexOf('.') < 0
                ? whole
                : "COALESCE(" + whole + ", " + text("'$.\"" + field.replace(".", "\".\"") + "\"'") + ")";
        return "CASE WHEN json_valid(content) THEN substr(" + found + ", 1, " + ContentQuery.COMPARED + ") END";
    }

    /** A text as it is, anything else as it is written: SQLite would round long decimals. */
    private static String text(String path) {
        return "CASE json_type(content, " + path + ") WHEN 'text' THEN json_extract(content, " + path
                + ") WHEN 'null' THEN NULL ELSE content -> " + path + " END";
    }
}
