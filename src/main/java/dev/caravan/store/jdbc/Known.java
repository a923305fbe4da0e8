package dev.caravan.store.jdbc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the store already holds of a key.
 *
 * @param sentOnce a version was written, or is under way: with {@code onlyOnce} the key is never sent again
 */
@SuppressWarnings("ArrayRecordComponent") // read once and compared by content
record Known(byte[] hash, String wanted, @Nullable Long modified, boolean sentOnce) {
    static boolean wasSent(long done, String status) {
        return done != 0 || status.equals("leased") || status.equals("unknown");
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
