package dev.caravan.store.jdbc;

import dev.caravan.model.LeasedRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Reads claimed records: id, key, version, written version, attempts, milliseconds waited, content. */
final class LeaseRows {
    private LeaseRows() {}

    static LeasedRecord leased(ResultSet row) throws SQLException {
        return new LeasedRecord(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getInt(5),
                Duration.ofMillis(Math.max(0, row.getLong(6))),
                row.getString(7));
    }
}
