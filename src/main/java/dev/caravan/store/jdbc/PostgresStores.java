package dev.caravan.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import dev.caravan.store.Store;
import dev.caravan.store.rules.Drivers;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens stores on PostgreSQL, over a pool of our own or the data source of an embedding application. */
final class PostgresStores {
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
        ServerPool own = ServerPool.connect(address, configuration(address, user, password));
        return own.open(pool -> open(
                address,
                new PooledDatabase(address.shown(), own.source(), new PostgresDialect(), null, pool),
                own.source(),
                mode));
    }

    static Store open(StoreAddress address, DataSource source, OpenMode mode) {
        Database database = new PooledDatabase(
                address.shown(), source, new PostgresDialect(), FOREIGN_TRANSACTION, Pool.OF_SOMEBODY_ELSE);
        return open(address, database, source, mode);
    }

    private static Store open(StoreAddress address, Database database, DataSource source, OpenMode mode) {
        Drivers.require(
                "org.flywaydb.database.postgresql.PostgreSQLDatabaseType", "org.flywaydb:flyway-database-postgresql");
        new Migrations(address.shown(), source, database.dialect().folder()).bring(mode);
        return new JdbcStore(database, null);
    }

    private static HikariConfig configuration(StoreAddress address, @Nullable String user, @Nullable String password) {
        HikariConfig config = ServerPool.configuration(address.url(), user, password);
        config.setDriverClassName("org.postgresql.Driver");
        config.setConnectionInitSql(OWN_SESSION);
        config.addDataSourceProperty("ApplicationName", "caravan");
        config.addDataSourceProperty("connectTimeout", "10");
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
    }
}
