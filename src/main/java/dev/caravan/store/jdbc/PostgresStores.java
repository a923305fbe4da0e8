package dev.caravan.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens stores on PostgreSQL, over a pool of our own or the data source of an embedding application. */
final class PostgresStores {
    private static final int CONNECTIONS = 8;
    private static final long CONNECT_MILLIS = 10_000;

    /**
     * A transaction left open by a frozen process holds its locks for less time than others wait for them; commits must be
     * durable. Statements are short: to compile them would take longer than to run them.
     */
    private static final String OWN_SESSION = """
        SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED;
        SET statement_timeout = '30s';
        SET idle_in_transaction_session_timeout = '10s';
        SET jit = off;
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
        """;

    private static final String FOREIGN_TRANSACTION = """
        SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
        SET LOCAL statement_timeout = '30s';
        SET LOCAL idle_in_transaction_session_timeout = '10s';
        SET LOCAL jit = off;
        SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'
        """;

    private PostgresStores() {}

    static Store open(StoreAddress address, @Nullable String user, @Nullable String password, OpenMode mode) {
        Drivers.require("org.postgresql.Driver", "org.postgresql:postgresql");
        Drivers.require("com.zaxxer.hikari.HikariDataSource", "com.zaxxer:HikariCP");
        HikariDataSource pool = pool(address, user, password);
        Store opened = null;
        try {
            opened = open(
                    address,
                    new PooledDatabase(address.shown(), pool, new PostgresDialect(), null, new OwnPool(pool)),
                    pool,
                    mode);
            return opened;
        } finally {
            if (opened == null) {
                pool.close();
            }
        }
    }

    static Store open(StoreAddress address, DataSource source, OpenMode mode) {
        Database database = new PooledDatabase(
                address.shown(), source, new PostgresDialect(), FOREIGN_TRANSACTION, Pool.OF_SOMEBODY_ELSE);
        return open(address, database, source, mode);
    }

    private static Store open(StoreAddress address, Database database, DataSource source, OpenMode mode) {
        Drivers.require(
                "org.flywaydb.database.postgresql.PostgreSQLDatabaseType", "org.flywaydb:flyway-database-postgresql");
        Migrations migrations =
                new Migrations(address.shown(), source, database.dialect().folder());
        int version = migrations.version();
        if (mode == OpenMode.EXCLUSIVE) {
            migrations.refuseNewer(version);
        }
        if (version < MigrationFiles.NEWEST) {
            migrations.migrate();
        }
        return new JdbcStore(database, null);
    }

    private static HikariDataSource pool(StoreAddress address, @Nullable String user, @Nullable String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("caravan-store");
        config.setDriverClassName("org.postgresql.Driver");
        config.setJdbcUrl(address.url());
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(CONNECT_MILLIS);
        config.setConnectionInitSql(OWN_SESSION);
        config.addDataSourceProperty("ApplicationName", "caravan");
        config.addDataSourceProperty("connectTimeout", "10");
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StoreException(
                    "The store " + address.shown() + " could not be reached: " + e.getMessage()
                            + ". Check caravan.store.url, the user and the password, and that the server runs.",
                    e);
        }
    }

    private record OwnPool(HikariDataSource connections) implements Pool {
        @Override
        public void renew() {
            HikariPoolMXBean pool = connections.getHikariPoolMXBean();
            if (pool != null) {
                pool.softEvictConnections();
            }
        }

        @Override
        public void close() {
            connections.close();
        }
    }
}
