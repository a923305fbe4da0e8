package dev.caravan.store.jdbc;

import dev.caravan.model.TokenStore;
import dev.caravan.store.CaseStore;
import dev.caravan.store.CheckpointStore;
import dev.caravan.store.RecordStore;
import dev.caravan.store.RunLog;
import dev.caravan.store.Store;
import org.jspecify.annotations.Nullable;

/** One SQL database with everything Caravan keeps. */
final class JdbcStore implements Store {
    private final Database database;
    private final @Nullable ProcessLock lock;
    private final RecordStore records;
    private final CheckpointStore checkpoints;
    private final CaseStore cases;
    private final TokenStore tokens;
    private final RunLog runs;

    /**
     * @param lock the lock file of an exclusive SQLite store, null otherwise
     */
    JdbcStore(Database database, @Nullable ProcessLock lock) {
        this.database = database;
        this.lock = lock;
        records = new JdbcRecordStore(database);
        checkpoints = new JdbcCheckpointStore(database);
        cases = new JdbcCaseStore(database);
        tokens = new JdbcTokenStore(database);
        runs = new JdbcRunLog(database);
    }

    Database database() {
        return database;
    }

    @Override
    public RecordStore records() {
        return records;
    }

    @Override
    public CheckpointStore checkpoints() {
        return checkpoints;
    }

    @Override
    public CaseStore cases() {
        return cases;
    }

    @Override
    public TokenStore tokens() {
        return tokens;
    }

    @Override
    public RunLog runs() {
        return runs;
    }

    @Override
    public boolean isExclusive() {
        return lock != null;
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }
}
