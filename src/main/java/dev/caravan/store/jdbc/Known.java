package dev.caravan.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the store already holds of a key.
 *
 * @param sentOnce a version was written, or is under way: with {@code onlyOnce} the key is never sent again
 */
@SuppressWarnings("ArrayRecordComponent") // read once and compared by content
record Known(byte[] hash, String wanted, @Nullable Long modified, boolean sentOnce) {
    private static boolean wasSent(long done, String status) {
        return done != 0 || status.equals("leased") || status.equals("unknown");
    }

    /** Reads key, hash, wanted, time, written version, status. */
    static Map.Entry<String, Known> read(ResultSet row) throws SQLException {
        byte[] hash = row.getBytes(2);
        String wanted = row.getString(3);
        long modified = row.getLong(4);
        boolean dated = !row.wasNull();
        boolean sentOnce = wasSent(row.getLong(5), row.getString(6));
        return Map.entry(row.getString(1), new Known(hash, wanted, dated ? modified : null, sentOnce));
    }

    boolean isSame(Row row) {
        return wanted.equals(row.wanted()) && Arrays.equals(hash, row.hash());
    }

    /** The row is older than what is stored. */
    boolean isNewerThan(Row row) {
        Long theirs = row.modified();
        return theirs != null && modified != null && theirs < modified;
    }
}
