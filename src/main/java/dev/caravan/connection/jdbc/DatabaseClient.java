package dev.caravan.connection.jdbc;

import dev.caravan.connection.Answer;
import dev.caravan.connection.CallFields;
import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.Masking;
import dev.caravan.connection.OperationCall;
import dev.caravan.connection.TimeText;
import dev.caravan.connection.WriteTally;
import dev.caravan.json.RecordArray;
import dev.caravan.model.Action;
import dev.caravan.model.StopSignal;
import dev.caravan.model.profile.OperationKind;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls of a database: a read with {@code records} is a page, one without proves that the connection works, a write with
 * a {@code table} is an upsert and one with {@code sql} executes it per row. A write's answer is {@code OK} with an outcome per
 * row, also when rows were refused. Thread-safe; each call takes a connection of the pool.
 */
public final class DatabaseClient implements ConnectionClient {
    private final Supplier<DataSource> source;
    private final Product configured;
    private final CallFields callFields;
    private final TimeText times;
    private final SqlErrors errors;
    private final PageReader pages;
    private final int timeoutSeconds;

    /**
     * A client that has not connected yet.
     *
     * @param source asked for when the first call is made; throws a {@link dev.caravan.connection.ConnectionException} when
     *     there can be none
     */
    public DatabaseClient(ConnectionSettings settings, Supplier<DataSource> source, Masking masking, Clock clock) {
        this.source = source;
        this.configured = Product.ofUrl(settings.value("url"));
        this.callFields = new CallFields(settings, clock);
        this.times = new TimeText(settings.zone());
        this.errors = new SqlErrors(masking);
        this.timeoutSeconds = Math.max(1, (int) settings.responseTimeout().toSeconds());
        this.pages = new PageReader(times, settings.maxBodyBytes(), timeoutSeconds);
    }

    @Override
    public Answer call(OperationCall call, StopSignal stop) {
        Map<String, Object> fields = callFields.of(call);
        Product product = configured;
        try (Connection connection = source.get().getConnection()) {
            product = Product.of(connection);
            return call.operation().kind() == OperationKind.WRITE
                    ? write(connection, product, call, fields, stop)
                    : read(connection, call, fields);
        } catch (SQLException failed) {
            SqlFault fault = SqlFault.of(failed, product);
            return Answer.local(fault.action(), errors.sentence(failed), fault.advice());
        }
    }

    private Answer read(Connection connection, OperationCall call, Map<String, Object> fields) throws SQLException {
        if (call.operation().records() == null) {
            DatabaseMetaData product = connection.getMetaData();
            return answer(
                    Action.OK,
                    product.getDatabaseProductName() + " " + product.getDatabaseProductVersion(),
                    null,
                    List.of());
        }
        return answer(Action.OK, "", null, pages.read(connection, fields));
    }

    private Answer write(
            Connection connection, Product product, OperationCall call, Map<String, Object> fields, StopSignal stop)
            throws SQLException {
        List<Map<String, Object>> rows = rows(fields.get("rows"));
        WriteTally tally = new WriteTally();
        List<ReadyRow> ready = ready(connection, product, fields, rows, tally);
        new BatchExecutor(connection, product, timeoutSeconds, errors, tally).execute(ready, stop);
        boolean inDoubt = tally.isAllUndecided(rows.size());
        return answer(
                inDoubt ? Action.UNKNOWN : Action.OK,
                inDoubt
                        ? "the connection broke during the commit of "
                                + call.operation().name()
                        : "",
                tally.body(),
                List.of());
    }

    private List<ReadyRow> ready(
            Connection connection,
            Product product,
            Map<String, Object> fields,
            List<Map<String, Object>> rows,
            WriteTally tally)
            throws SQLException {
        Object table = fields.get("table");
        if (table != null) {
            String key = text(fields, "key", "name the columns that identify a row: key=<columns>");
            return UpsertRows.of(connection, product, table.toString(), key, times, rows)
                    .ready(rows, tally);
        }
        return new StatementRows(text(fields, "sql", "name what is executed: sql=<statement>"), product)
                .ready(rows, tally);
    }

    private static String text(Map<String, Object> fields, String name, String otherwise) {
        Object value = fields.get(name);
        if (value == null || value.toString().isBlank()) {
            throw ConnectionException.refused(otherwise, null);
        }
        return value.toString();
    }

    @SuppressWarnings("unchecked") // rows are maps with text keys everywhere
    private static List<Map<String, Object>> rows(@Nullable Object value) {
        List<Map<String, Object>> rows = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(row -> rows.add((Map<String, Object>) row));
        }
        return rows;
    }

    private static Answer answer(
            Action action, String message, @Nullable Object body, List<RecordArray.Element> records) {
        return new Answer(action, 0, null, message, null, null, null, body, records, 0);
    }
}
