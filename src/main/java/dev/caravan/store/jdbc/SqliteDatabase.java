package dev.caravan.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A SQLite file: one writing connection per process behind a fair lock, one reading connection. Both stay in auto-commit
 * and the transactions are sent as text: with auto-commit off the driver would begin the next one at once and keep the
 * file's write lock while idle.
 */
final class SqliteDatabase extends Database {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);
    private static final String FORCED = "PRAGMA synchronous=FULL";
    /** The log is written in order: the next forced commit makes the ones before it durable too. */
    private static final String UNFORCED = "PRAGMA synchronous=NORMAL";

    private final Dialect dialect;
    private final Connection writer;
    private final Connection reader;
    private final Session writing;
    private final Session reading;
    private final ReentrantLock writerLock = new ReentrantLock(true);
    private final ReentrantLock readerLock = new ReentrantLock(true);
    /** Guarded by the writer's lock. */
    private boolean forced = true;

    private SqliteDatabase(String shown, Dialect dialect, Connection writer, Connection reader) {
        super(shown);
        this.dialect = dialect;
        this.writer = writer;
        this.reader = reader;
        this.writing = new Session(writer, dialect);
        this.reading = new Session(reader, dialect);
    }

    /** Opens both connections; they stay open until the database is closed. */
    static SqliteDatabase open(String shown, DataSource source, Dialect dialect) throws SQLException {
        Connection writer = source.getConnection();
        boolean opened = false;
        try {
            Connection reader = source.getConnection();
            SqliteDatabase database = new SqliteDatabase(shown, dialect, writer, reader);
            prepare(writer);
            prepare(reader);
            execute(reader, "PRAGMA query_only=ON");
            opened = true;
            return database;
        } finally {
            if (!opened) {
                writer.close();
            }
        }
    }

    /** WAL with FULL: a commit that returned survives a power cut; readers and the writer do not wait for each other. */
    private static void prepare(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        execute(connection, "PRAGMA busy_timeout=30000");
        execute(connection, "PRAGMA journal_mode=WAL");
        execute(connection, FORCED);
        execute(connection, "PRAGMA journal_size_limit=67108864");
        execute(connection, "PRAGMA cache_size=-8000");
    }

    @Override
    Dialect dialect() {
        return dialect;
    }

    @Override
    <T> T tryWrite(Work<T> work) throws SQLException {
        return tryWrite(work, true);
    }

    @Override
    <T> T tryUnforced(Work<T> work) throws SQLException {
        return tryWrite(work, false);
    }

    private <T> T tryWrite(Work<T> work, boolean force) throws SQLException {
        writerLock.lock();
        try {
            if (forced != force) {
                execute(writer, force ? FORCED : UNFORCED);
                forced = force;
            }
            return inTransaction(work);
        } finally {
            writerLock.unlock();
        }
    }

    @Override
    <T> T tryStatement(Work<T> work) throws SQLException {
        return tryWrite(work);
    }

    /** SQLite changes its schema within transactions. */
    @Override
    <T> T tryOutside(Work<T> work) throws SQLException {
        return tryWrite(work);
    }

    @Override
    <T> T tryRead(Work<T> work) throws SQLException {
        readerLock.lock();
        try {
            return work.run(reading);
        } finally {
            readerLock.unlock();
        }
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        writing.update("BEGIN IMMEDIATE");
        boolean committed = false;
        try {
            T result = work.run(writing);
            if (!writing.takeRollbackWanted()) {
                writing.update("COMMIT");
                committed = true;
            }
            return result;
        } finally {
            if (!committed) {
                writing.takeRollbackWanted();
                undo();
            }
        }
    }

    private void undo() {
        try {
            writing.update("ROLLBACK");
        } catch (SQLException e) {
            // a full disk or an input error has already undone it
            LOG.debug("The store {} had nothing left to roll back: {}", shown(), e.getMessage());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    void connectionLost() {
        // a file has no connection to lose
    }

    @Override
    public void close() {
        writerLock.lock();
        readerLock.lock();
        try {
            writing.close();
            reading.close();
            reader.close();
            writer.close();
        } catch (SQLException e) {
            throw failed("be closed", SqlFailure.of(e), e);
        } finally {
            readerLock.unlock();
            writerLock.unlock();
        }
    }
}
