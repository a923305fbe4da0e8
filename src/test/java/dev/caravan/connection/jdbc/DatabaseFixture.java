package dev.caravan.connection.jdbc;

import dev.caravan.connection.Answer;
import dev.caravan.connection.AuthSchemes;
import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.Masking;
import dev.caravan.connection.NanoClock;
import dev.caravan.connection.OperationCall;
import dev.caravan.connection.PacedClient;
import dev.caravan.model.profile.Operation;
import dev.caravan.vendor.ProfileFiles;
import dev.caravan.vendor.VendorProfiles;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connection to a database as a case has it: profile, settings, pool and client. */
final class DatabaseFixture implements AutoCloseable {
    private final ConnectionSettings settings;
    private final ConnectionPool pool;
    private final ConnectionClient client;
    private final List<Answer> repeats = new CopyOnWriteArrayList<>();

    DatabaseFixture(String url, String... more) {
        Map<String, String> values = new HashMap<>(Map.of("url", url, "retry-delay", "10ms"));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        settings = ConnectionSettings.of(
                "erpdb",
                new VendorProfiles(
                                ProfileFiles.builtIn(DatabaseFixture.class.getClassLoader()),
                                ProfileFiles.none(),
                                AuthSchemes.builtIn().placeholders())
                        .named("jdbc"),
                values::get);
        pool = ConnectionPool.open(settings);
        client = new PacedClient(
                settings,
                new DatabaseClient(settings, pool::source, new Masking(settings.secrets()), Clock.systemUTC()),
                (connection, call, repeat, answer) -> repeats.add(answer),
                NanoClock.system());
    }

    ConnectionSettings settings() {
        return settings;
    }

    /** Why calls were sent again. */
    List<Answer> repeats() {
        return repeats;
    }

    Answer call(String operation, Map<String, String> options, Map<String, Object> fields) {
        Operation found = settings.operation(operation);
        return client.call(new OperationCall(found, fields, options, "orders"), () -> false);
    }

    Answer write(String operation, Map<String, String> options, List<Map<String, Object>> rows) {
        return call(operation, options, Map.of("rows", rows));
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = pool.source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The rows of a query, their values as text joined by commas. */
    List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = pool.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(result.getString(i));
                }
                rows.add(String.join(",", values.stream().map(String::valueOf).toList()));
            }
        }
        return rows;
    }

    Connection connect() throws SQLException {
        return pool.source().getConnection();
    }

    @Override
    public void close() {
        pool.close();
    }
}
