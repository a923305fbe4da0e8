package dev.caravan.sandbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table that a case writes to, in a SQLite file.
 *
 * @param url its JDBC address
 * @param key the column that tells its rows apart for an oracle
 */
public record TargetTable(String url, String name, String key) {

    /**
     * Makes the table.
     *
     * @param columns as {@code CREATE TABLE} wants them
     * @throws SQLException also when it is there already
     */
    public static TargetTable create(Path file, String name, String key, String columns) throws SQLException {
        TargetTable table = new TargetTable("jdbc:sqlite:" + file, name, key);
        try (Connection connection = DriverManager.getConnection(table.url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + name + " (" + columns + ")");
        }
        return table;
    }

    /** All rows by their key's text: values by column. */
    public Map<String, Map<String, @Nullable Object>> rows() throws SQLException {
        Map<String, Map<String, @Nullable Object>> rows = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT * FROM " + name)) {
            while (results.next()) {
                Map<String, @Nullable Object> row = row(results);
                rows.put(String.valueOf(row.get(key)), row);
            }
        }
        return rows;
    }

    private static Map<String, @Nullable Object> row(ResultSet results) throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        ResultSetMetaData columns = results.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnName(i), results.getObject(i));
        }
        return row;
    }
}
