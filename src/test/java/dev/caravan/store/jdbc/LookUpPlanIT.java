package dev.caravan.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.ContentQuery;
import dev.caravan.model.Destination;
import dev.caravan.model.StagedRow;
import dev.caravan.store.Rows;
import dev.caravan.store.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Look-ups go by their index, also where the database has no statistics yet and other cases share the tables. */
class LookUpPlanIT {
    private static final int RECORDS = 5_000;

    @Test
    void sqliteReadsTheIndexOfTheField(@TempDir Path folder) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("caravan.db");
        try (Store store = JdbcStores.open(url, null, null, Clock.systemUTC(), OpenMode.EXCLUSIVE);
                Connection connection = DriverManager.getConnection(url)) {
            FieldIndex index = fill(store);
            assertThat(plan(connection, "EXPLAIN QUERY PLAN " + SqliteFieldIndex.lookUp(index), 4, "[\"G7\"]"))
                    .contains("USING INDEX " + index.name())
                    .doesNotContain("SCAN b");
        }
    }

    @Test
    void postgresReadsTheIndexOfTheField() throws SQLException {
        String url = PostgresServer.newSchema();
        try (Store store = JdbcStores.open(url, null, null, Clock.systemUTC(), OpenMode.EXCLUSIVE);
                Connection connection = PostgresServer.connect(url)) {
            FieldIndex index = fill(store);
            assertThat(plan(connection, index)).contains("Index Scan using " + index.name());
            execute(connection, "ANALYZE caravan_body");
            execute(connection, "ANALYZE caravan_record");
            assertThat(plan(connection, index)).contains("Index Scan using " + index.name());
        }
    }

    @Test
    void postgresMakesTheIndexOnAnApplicationsConnectionsToo() throws SQLException {
        String url = PostgresServer.newSchema();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        try (Store store = JdbcStores.open(source, Clock.systemUTC(), OpenMode.EXCLUSIVE);
                Connection connection = PostgresServer.connect(url)) {
            assertThat(plan(connection, fill(store))).contains("Index Scan using caravan_field_");
        }
    }

    @Test
    void postgresReplacesAnIndexWhoseBuildWasCutOff() throws SQLException {
        String url = PostgresServer.newSchema();
        FieldIndex index;
        try (Store store = JdbcStores.open(url, null, null, Clock.systemUTC(), OpenMode.EXCLUSIVE)) {
            index = fill(store);
        }
        try (Connection connection = PostgresServer.connect(url)) {
            execute(
                    connection,
                    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '" + index.name() + "'::regclass");
        }
        try (Store store = JdbcStores.open(url, null, null, Clock.systemUTC(), OpenMode.EXCLUSIVE);
                Connection connection = PostgresServer.connect(url)) {
            assertThat(store.records().lookUp(index.caseId(), new ContentQuery("no", List.of("G7"), 0, 10)))
                    .hasSize(1);
            assertThat(plan(connection, index)).contains("Index Scan using " + index.name());
        }
    }

    /** A case of goods beside a larger one that has the same field. */
    private static FieldIndex fill(Store store) {
        long goods = store.cases().idOf("goods");
        long others = store.cases().idOf("others");
        for (int page = 0; page < RECORDS / 500; page++) {
            int first = page * 500;
            store.records().stage(goods, rows("G", first), false);
            store.records().stage(others, rows("O", first), false);
            store.records().stage(others, rows("P", first), false);
        }
        assertThat(store.records().lookUp(goods, new ContentQuery("no", List.of("G7", "O7"), 0, 10)))
                .hasSize(1);
        return new FieldIndex(goods, "no");
    }

    private static List<StagedRow> rows(String prefix, int first) {
        return IntStream.range(first, first + 500)
                .mapToObj(i -> {
                    StagedRow row = Rows.content(prefix + i, "{\"no\":\"" + prefix + i + "\",\"name\":\"货品\"}");
                    return new StagedRow(row.key(), row.hash(), null, Destination.WRITTEN, null, row.content());
                })
                .toList();
    }

    private static String plan(Connection connection, FieldIndex index) throws SQLException {
        Object values = connection.createArrayOf(
                "text", IntStream.range(0, 100).mapToObj(i -> "G" + i).toArray(String[]::new));
        return plan(connection, "EXPLAIN " + PostgresFieldIndex.lookUp(index), 1, values);
    }

    private static String plan(Connection connection, String sql, int column, Object values) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, values);
            statement.setLong(2, 0);
            statement.setInt(3, 1_000);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(column));
                }
            }
        }
        return String.join("\n", lines);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
