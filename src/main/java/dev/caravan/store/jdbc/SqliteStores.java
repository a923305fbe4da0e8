package dev.caravan.store.jdbc;

import dev.caravan.store.NoStoreException;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import dev.caravan.store.rules.Drivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens stores in SQLite files: the folder, the lock file, the tables, the connections. */
final class SqliteStores {
    private static final int BUSY_MILLIS = 30_000;

    private SqliteStores() {}

    static Store open(StoreAddress address, Clock clock, OpenMode mode) {
        Drivers.require("org.sqlite.JDBC", "org.xerial:sqlite-jdbc");
        if (mode == OpenMode.SHARED && Files.notExists(address.file())) {
            throw new NoStoreException(
                    "There is no store at " + address.file() + ": no case has run yet, or its place is"
                            + " another one. Start in the daemon's folder, or set caravan.store.url.");
        }
        makeFolder(address.file());
        return open(address, source(address), clock, mode);
    }

    static Store open(StoreAddress address, DataSource source, Clock clock, OpenMode mode) {
        Path file = address.file();
        ProcessLock lock = mode == OpenMode.EXCLUSIVE ? ProcessLock.take(file) : null;
        Store opened = null;
        try {
            Dialect dialect = new SqliteDialect(clock);
            migrate(file, new Migrations(address.shown(), source, dialect.folder()), lock);
            opened = new JdbcStore(SqliteDatabase.open(address.shown(), source, dialect), lock);
            return opened;
        } catch (SQLException e) {
            throw new StoreException(
                    "The store " + address.shown() + " could not be opened: " + e.getMessage() + ". "
                            + SqlFailure.of(e).advice(),
                    e);
        } finally {
            if (opened == null && lock != null) {
                lock.close();
            }
        }
    }

    private static void migrate(Path file, Migrations migrations, @Nullable ProcessLock held) {
        int version = migrations.version();
        if (held != null) {
            migrations.refuseNewer(version);
        }
        if (version >= MigrationFiles.NEWEST) {
            return;
        }
        if (held != null) {
            migrations.migrate();
            return;
        }
        ProcessLock lock = ProcessLock.take(file);
        try {
            migrations.migrate();
        } finally {
            lock.close();
        }
    }

    private static SQLiteDataSource source(StoreAddress address) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(address.url());
        return source;
    }

    private static void makeFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException(
                    "The folder " + folder + " of the store cannot be made: " + e.getMessage()
                            + ". Make it, or set another caravan.store.url.",
                    e);
        }
    }
}
