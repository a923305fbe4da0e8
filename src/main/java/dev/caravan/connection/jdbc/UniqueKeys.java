package dev.caravan.connection.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The unique indexes of a MySQL table. Its {@code ON DUPLICATE KEY UPDATE} acts on any of them: without one on the key it would
 * insert twice, and with another one beside it, it would change a row that has nothing to do with ours.
 */
final class UniqueKeys {
    private final Collection<Set<String>> keys;

    private UniqueKeys(Collection<Set<String>> keys) {
        this.keys = keys;
    }

    static UniqueKeys read(Connection connection, String table) throws SQLException {
        int dot = table.indexOf('.');
        String catalog = dot < 0 ? connection.getCatalog() : table.substring(0, dot);
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet rows = metaData.getIndexInfo(catalog, null, table.substring(dot + 1), true, true)) {
            while (rows.next()) {
                String column = rows.getString("COLUMN_NAME");
                if (column != null) {
                    keys.computeIfAbsent(rows.getString("INDEX_NAME"), any -> new LinkedHashSet<>())
                            .add(column.toLowerCase(Locale.ROOT));
                }
            }
        }
        return new UniqueKeys(new LinkedHashSet<>(keys.values()));
    }

    boolean has(List<String> columns) {
        return keys.contains(lower(columns));
    }

    /** Whether there is no unique index on other columns. */
    boolean hasOnly(List<String> columns) {
        return has(columns) && keys.size() == 1;
    }

    private static Set<String> lower(List<String> columns) {
        Set<String> lower = new TreeSet<>();
        columns.forEach(column -> lower.add(column.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
