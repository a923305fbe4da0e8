package dev.caravan.connection.jdbc;

import dev.caravan.connection.WriteTally;
import dev.caravan.model.Action;
import dev.caravan.model.StopSignal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes the statements of a call's rows in one transaction. When the database refuses it because of a row, halves of it are
 * tried, each in a transaction of its own, until the refused rows stand alone and all others are written. One call.
 */
final class BatchExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(BatchExecutor.class);

    private final Connection connection;
    private final Product product;
    private final int timeoutSeconds;
    private final SqlErrors errors;
    private final WriteTally tally;

    BatchExecutor(Connection connection, Product product, int timeoutSeconds, SqlErrors errors, WriteTally tally) {
        this.connection = connection;
        this.product = product;
        this.timeoutSeconds = timeoutSeconds;
        this.errors = errors;
        this.tally = tally;
    }

    /**
     * Writes rows.
     *
     * @throws SQLException when nothing was written and the fault is not a row's
     */
    void execute(List<ReadyRow> rows, StopSignal stop) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            write(rows, stop);
        } finally {
            restore(autoCommit);
        }
    }

    private void write(List<ReadyRow> rows, StopSignal stop) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (stop.shouldStop() && tally.isAnythingWritten()) {
            rows.forEach(row -> tally.rejected(row.index(), null, "not sent: Caravan stops"));
            return;
        }
        try {
            send(rows);
        } catch (SQLException failed) {
            undo();
            refused(rows, failed, stop);
            return;
        }
        commit(rows, stop);
    }

    private void refused(List<ReadyRow> rows, SQLException failed, StopSignal stop) throws SQLException {
        SqlFault fault = SqlFault.of(failed, product);
        if (fault.action() != Action.REJECT) {
            if (!tally.isAnythingWritten()) {
                throw failed;
            }
            rows.forEach(row -> tally.rejected(row.index(), null, "not written: " + errors.sentence(failed)));
        } else if (rows.size() == 1) {
            tally.rejected(rows.get(0).index(), null, errors.sentence(failed));
        } else {
            write(rows.subList(0, rows.size() / 2), stop);
            write(rows.subList(rows.size() / 2, rows.size()), stop);
        }
    }

    /** Rows with the same statement that follow each other go in one batch; the order of rows is kept. */
    private void send(List<ReadyRow> rows) throws SQLException {
        int from = 0;
        while (from < rows.size()) {
            int to = from + 1;
            String sql = rows.get(from).first().sql();
            while (to < rows.size() && rows.get(to).first().sql().equals(sql)) {
                to++;
            }
            sendAlike(sql, rows.subList(from, to));
            from = to;
        }
    }

    private void sendAlike(String sql, List<ReadyRow> rows) throws SQLException {
        try (PreparedStatement statement = prepare(sql)) {
            if (rows.get(0).otherwise() != null) {
                for (ReadyRow row : rows) {
                    sendOne(statement, row);
                }
                return;
            }
            for (ReadyRow row : rows) {
                bind(statement, row.first());
                statement.addBatch();
            }
            int[] changed = statement.executeBatch();
            LOG.trace("{} statements executed", changed.length);
        }
    }

    private void sendOne(PreparedStatement statement, ReadyRow row) throws SQLException {
        bind(statement, row.first());
        ReadyRow.Bound otherwise = row.otherwise();
        if (statement.executeUpdate() == 0 && otherwise != null) {
            try (PreparedStatement other = prepare(otherwise.sql())) {
                bind(other, otherwise);
                int changed = other.executeUpdate();
                LOG.trace("{} rows inserted", changed);
            }
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        if (product != Product.SQLITE) {
            statement.setQueryTimeout(timeoutSeconds);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, ReadyRow.Bound bound) throws SQLException {
        for (int i = 0; i < bound.parameters().size(); i++) {
            bound.parameters().get(i).bind(statement, i + 1);
        }
    }

    /** When the connection breaks while it commits, nobody knows whether it did. */
    private void commit(List<ReadyRow> rows, StopSignal stop) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException failed) {
            if (SqlFault.of(failed, product) == SqlFault.CONNECTION) {
                tally.undecided(rows.size());
                LOG.warn("a commit was not answered: {}", errors.sentence(failed));
                return;
            }
            undo();
            refused(rows, failed, stop);
            return;
        }
        rows.forEach(row -> tally.written(row.index()));
    }

    private void undo() {
        try {
            connection.rollback();
        } catch (SQLException failed) {
            LOG.debug("no rollback, the server undoes by itself: {}", errors.sentence(failed));
        }
    }

    private void restore(boolean autoCommit) {
        try {
            connection.setAutoCommit(autoCommit);
        } catch (SQLException failed) {
            LOG.debug("a broken connection is given back: {}", errors.sentence(failed));
        }
    }
}
