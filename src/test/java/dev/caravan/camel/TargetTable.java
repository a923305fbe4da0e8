package dev.caravan.camel;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** A table that a case writes to, in a SQLite file of its own. */
record TargetTable(String url, String name, String key) {
    /** @param key the column that tells rows apart for the test */
    static TargetTable create(Path file, String name, String key, String columns) throws SQLException {
        TargetTable table = new TargetTable("jdbc:sqlite:" + file, name, key);
        try (Connection connection = DriverManager.getConnection(table.url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + name + " (" + columns + ")");
        }
        return table;
    }

    /** All rows by their key's text. */
    Map<String, Map<String, Object>> rows() throws SQLException {
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT * FROM " + name)) {
            while (results.next()) {
                Map<String, Object> row = row(results);
                rows.put(String.valueOf(row.get(key)), row);
            }
        }
        return rows;
    }

    private static Map<String, Object> row(ResultSet results) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        ResultSetMetaData columns = results.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnName(i), results.getObject(i));
        }
        return row;
    }
}
