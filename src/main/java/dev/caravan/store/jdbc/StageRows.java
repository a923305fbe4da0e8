package dev.caravan.store.jdbc;

import dev.caravan.model.StageCounts;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the seven counts of staging, in the tables' order. */
final class StageRows {
    private StageRows() {}

    static StageCounts counts(ResultSet row, int first) throws SQLException {
        return new StageCounts(
                row.getLong(first),
                row.getLong(first + 1),
                row.getLong(first + 2),
                row.getLong(first + 3),
                row.getLong(first + 4),
                row.getLong(first + 5),
                row.getLong(first + 6));
    }
}
