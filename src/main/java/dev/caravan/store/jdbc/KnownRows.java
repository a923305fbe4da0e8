package dev.caravan.store.jdbc;

import dev.caravan.store.rules.Known;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Reads what is stored of a key: key, hash, wanted, time, written version, status. */
final class KnownRows {
    private KnownRows() {}

    static Map.Entry<String, Known> read(ResultSet row) throws SQLException {
        byte[] hash = row.getBytes(2);
        String wanted = row.getString(3);
        long modified = row.getLong(4);
        boolean dated = !row.wasNull();
        boolean sentOnce = Known.wasSent(row.getLong(5), row.getString(6));
        return Map.entry(row.getString(1), new Known(hash, wanted, dated ? modified : null, sentOnce));
    }
}
