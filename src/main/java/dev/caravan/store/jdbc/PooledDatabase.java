package dev.caravan.store.jdbc;

import dev.caravan.store.rules.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database server behind a pool of connections, at READ COMMITTED. */
final class PooledDatabase extends Database {
    private static final Logger LOG = LoggerFactory.getLogger(PooledDatabase.class);

    private final DataSource source;
    private final Dialect dialect;
    private final @Nullable String preamble;
    private final Pool pool;

    /**
     * @param preamble sent at the start of each transaction on connections that belong to somebody else, null on our own
     * @param pool what the store may do to the connections as a whole
     */
    PooledDatabase(String shown, DataSource source, Dialect dialect, @Nullable String preamble, Pool pool) {
        super(shown);
        this.source = source;
        this.dialect = dialect;
        this.preamble = preamble;
        this.pool = pool;
    }

    @Override
    Dialect dialect() {
        return dialect;
    }

    @Override
    <T> T tryWrite(Work<T> work) throws SQLException, CommitInDoubtException {
        try (Connection connection = connect()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                return inTransaction(connection, work);
            } finally {
                restore(connection, autoCommit);
            }
        }
    }

    @Override
    <T> T tryUnforced(Work<T> work) throws SQLException, CommitInDoubtException {
        return tryWrite(work);
    }

    @Override
    <T> T tryStatement(Work<T> work) throws SQLException {
        if (preamble != null) {
            return repeatable(work);
        }
        return tryRead(work);
    }

    @Override
    <T> T tryOutside(Work<T> work) throws SQLException {
        try (Connection connection = connect()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try (Session session = new Session(connection, dialect)) {
                return work.run(session);
            } finally {
                restore(connection, autoCommit);
            }
        }
    }

    @Override
    <T> T tryRead(Work<T> work) throws SQLException {
        if (preamble != null) {
            return repeatable(work);
        }
        try (Connection connection = connect();
                Session session = new Session(connection, dialect)) {
            return work.run(session);
        }
    }

    /** A commit in doubt does not matter for work that may run twice. */
    private <T> T repeatable(Work<T> work) throws SQLException {
        try {
            return tryWrite(work);
        } catch (CommitInDoubtException e) {
            throw new SQLException(e.getMessage(), "08006", e);
        }
    }

    private <T> T inTransaction(Connection connection, Work<T> work) throws SQLException, CommitInDoubtException {
        boolean ended = false;
        try (Session session = new Session(connection, dialect)) {
            begin(connection);
            T result = work.run(session);
            if (session.takeRollbackWanted()) {
                return result;
            }
            ended = commit(connection);
            return result;
        } finally {
            if (!ended) {
                undo(connection);
            }
        }
    }

    private void begin(Connection connection) throws SQLException {
        if (preamble != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(preamble);
            }
        }
    }

    private static boolean commit(Connection connection) throws SQLException, CommitInDoubtException {
        try {
            connection.commit();
            return true;
        } catch (SQLException e) {
            if (SqlFailure.of(e) == Failure.CONNECTION) {
                throw new CommitInDoubtException(e);
            }
            throw e;
        }
    }

    private void undo(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("The store {} could not roll back, the server does: {}", shown(), e.getMessage());
        }
    }

    private void restore(Connection connection, boolean autoCommit) {
        try {
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            LOG.debug("The store {} gives back a broken connection: {}", shown(), e.getMessage());
        }
    }

    /** An interrupt (a stopping route) must not lose the outcome of a batch: it is kept for later. */
    private Connection connect() throws SQLException {
        boolean interrupted = Thread.interrupted();
        try {
            return source.getConnection();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    void connectionLost() {
        pool.renew();
    }

    @Override
    public void close() {
        pool.close();
    }
}
