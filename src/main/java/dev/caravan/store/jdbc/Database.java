package dev.caravan.store.jdbc;

import dev.caravan.store.StoreException;
import dev.caravan.store.rules.Failure;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work in transactions on one database. Thread-safe. */
abstract sealed class Database implements AutoCloseable permits SqliteDatabase, PooledDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int TRIES = 3;

    private final String shown;

    Database(String shown) {
        this.shown = shown;
    }

    abstract Dialect dialect();

    /** One try of a transaction that writes: all of it is stored when this returns, nothing when it throws. */
    abstract <T> T tryWrite(Work<T> work) throws SQLException, CommitInDoubtException;

    /** As {@link #tryWrite}; the database need not force it to the disk. */
    abstract <T> T tryUnforced(Work<T> work) throws SQLException, CommitInDoubtException;

    /** One try of a single statement that may run twice without harm. */
    abstract <T> T tryStatement(Work<T> work) throws SQLException;

    /** One try of statements that are each a transaction of their own, as some that change the schema must be. */
    abstract <T> T tryOutside(Work<T> work) throws SQLException, CommitInDoubtException;

    /** One try of a single reading statement. */
    abstract <T> T tryRead(Work<T> work) throws SQLException;

    /** A connection broke under a transaction. */
    abstract void connectionLost();

    @Override
    public abstract void close();

    /**
     * A transaction that writes.
     *
     * @param operation completes "could not …" in an error
     */
    final <T> T write(String operation, Work<T> work) {
        return again(operation, () -> tryWrite(work));
    }

    /**
     * A transaction that promises nothing to anybody outside: it survives the death of the process, but may be undone by a
     * power cut until the next {@link #write} returns.
     */
    final <T> T unforced(String operation, Work<T> work) {
        return again(operation, () -> tryUnforced(work));
    }

    /** A single writing statement that may run twice without harm: one round trip to a server. */
    final <T> T statement(String operation, Work<T> work) {
        return again(operation, () -> tryStatement(work));
    }

    /** Statements outside any transaction, which may run twice without harm. */
    final <T> T outside(String operation, Work<T> work) {
        return again(operation, () -> tryOutside(work));
    }

    /** A single reading statement: one snapshot. */
    final <T> T read(String operation, Work<T> work) {
        return again(operation, () -> tryRead(work));
    }

    private <T> T again(String operation, Try<T> attempt) {
        for (int number = 1; ; number++) {
            try {
                return attempt.run();
            } catch (SQLException e) {
                Failure failure = SqlFailure.of(e);
                if (failure == Failure.CONNECTION) {
                    connectionLost();
                }
                if (number == TRIES || !failure.mayRunAgain()) {
                    throw failed(operation, failure, e);
                }
                LOG.warn(
                        "The store {} could not {} (try {} of {}): {}",
                        shown,
                        operation,
                        number,
                        TRIES,
                        e.getMessage());
            } catch (CommitInDoubtException e) {
                connectionLost();
                throw new StoreException(
                        "The store " + shown
                                + " lost its connection while it committed: it is not known whether it could "
                                + operation + ". Caravan looks at what is stored before it goes on. "
                                + Failure.CONNECTION.advice(),
                        e);
            }
        }
    }

    final StoreException failed(String operation, Failure failure, SQLException error) {
        return new StoreException(
                "The store " + shown + " could not " + operation + ": " + error.getMessage() + ". " + failure.advice(),
                error);
    }

    final String shown() {
        return shown;
    }

    @FunctionalInterface
    private interface Try<T> {
        T run() throws SQLException, CommitInDoubtException;
    }
}
