package dev.caravan.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.store.Rows;
import dev.caravan.store.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Every delivery asks when the next record is due: that must not take longer the more records wait. */
class NextDueIT {
    private static final String READ = "SHOW SESSION STATUS LIKE 'Handler_read%'";

    @Test
    void mariadbReadsTheFirstOfTheIndex() throws SQLException {
        String url = MariaServer.newDatabase();
        try (Store store = JdbcStores.open(url, null, null, Clock.systemUTC(), OpenMode.EXCLUSIVE);
                Connection connection = MariaServer.connect(url)) {
            long caseId = store.cases().idOf("orders");
            store.records().stage(caseId, Rows.rows(3_000, "1"), false);
            String sql = RecordQueries.NEXT_DUE.replace("{now}", MysqlDialect.PRESENT);
            long before = read(connection);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 1; i <= 3; i++) {
                    statement.setLong(i, caseId);
                }
                try (ResultSet due = statement.executeQuery()) {
                    assertThat(due.next()).isTrue();
                    assertThat(due.getLong(1)).isLessThanOrEqualTo(0);
                }
            }
            assertThat(read(connection) - before).as("rows read").isLessThan(500);
        }
    }

    private static long read(Connection connection) throws SQLException {
        long rows = 0;
        try (PreparedStatement statement = connection.prepareStatement(READ);
                ResultSet counters = statement.executeQuery()) {
            while (counters.next()) {
                rows += counters.getLong(2);
            }
        }
        return rows;
    }
}
