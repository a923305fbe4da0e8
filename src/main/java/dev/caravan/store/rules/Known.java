package dev.caravan.store.rules;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the store already holds of a key.
 *
 * @param sentOnce a version was written, or is under way: with {@code onlyOnce} the key is never sent again
 */
@SuppressWarnings("ArrayRecordComponent") // read once and compared by content
public record Known(byte[] hash, String wanted, @Nullable Long modified, boolean sentOnce) {
    /** True when a record of this written version and status was sent, or is on its way. */
    public static boolean wasSent(long done, String status) {
        return done != 0 || status.equals("leased") || status.equals("unknown");
    }

    public boolean isSame(Row row) {
        return wanted.equals(row.wanted()) && Arrays.equals(hash, row.hash());
    }

    /** The row is older than what is stored. */
    public boolean isNewerThan(Row row) {
        Long theirs = row.modified();
        return theirs != null && modified != null && theirs < modified;
    }
}
