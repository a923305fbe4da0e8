package dev.caravan.store.jdbc;

/**
 * How a process uses a store. On a database server both are alike but for the schema: only {@link #EXCLUSIVE} refuses one
 * that a newer version of Caravan has made.
 */
public enum OpenMode {
    /** A daemon or a single run: on SQLite it takes the lock file beside the database, or fails. */
    EXCLUSIVE,
    /** An operator's command beside a running daemon: takes no lock; makes or updates the schema only when it must, and no file. */
    SHARED
}
