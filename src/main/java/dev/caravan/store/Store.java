package dev.caravan.store;

import dev.caravan.model.TokenStore;

/** One database with everything Caravan keeps. Thread-safe; closing it releases connections and locks. */
public interface Store extends AutoCloseable {
    RecordStore records();

    CheckpointStore checkpoints();

    CaseStore cases();

    TokenStore tokens();

    RunLog runs();

    /** True when only this process uses the database (SQLite): leases of earlier processes can be taken back at once. */
    boolean isExclusive();

    @Override
    void close();
}
