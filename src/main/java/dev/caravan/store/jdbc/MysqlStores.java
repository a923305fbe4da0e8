package dev.caravan.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import dev.caravan.store.rules.Drivers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens stores on MariaDB and MySQL, over a pool of our own or the data source of an embedding application. */
final class MysqlStores {
    private static final Logger LOG = LoggerFactory.getLogger(MysqlStores.class);
    private static final Pattern SCHEME = Pattern.compile("^jdbc:(mysql|mariadb):", Pattern.CASE_INSENSITIVE);

    /** Too long a text must be an error, never cut; whoever is locked out tries again soon. */
    private static final String OWN_SESSION = "SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES'),"
            + " SESSION innodb_lock_wait_timeout = 10";

    private static final String FOREIGN_TRANSACTION = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

    private static final String DURABLE = "SELECT @@innodb_flush_log_at_trx_commit";

    /** Changes nothing and must say that it met a row: conditional updates that leave a value as it is depend on that. */
    private static final String MEETS = "UPDATE caravan_schema_history SET success = success WHERE version = '1'";

    private MysqlStores() {}

    static Store open(StoreAddress address, @Nullable String user, @Nullable String password, OpenMode mode) {
        Drivers.require("org.mariadb.jdbc.Driver", "org.mariadb.jdbc:mariadb-java-client (it serves MySQL too)");
        Drivers.require("com.zaxxer.hikari.HikariDataSource", "com.zaxxer:HikariCP");
        return open(address, configuration(address, user, password), MysqlDialect.PRESENT, mode);
    }

    /**
     * @param present an expression: the present in epoch milliseconds
     */
    static Store open(StoreAddress address, HikariConfig configuration, String present, OpenMode mode) {
        ServerPool own = ServerPool.connect(address, configuration);
        return own.open(pool -> open(
                address,
                new PooledDatabase(address.shown(), own.source(), new MysqlDialect(present), null, pool),
                own.source(),
                mode));
    }

    static Store open(StoreAddress address, DataSource source, OpenMode mode) {
        Database database = new PooledDatabase(
                address.shown(),
                source,
                new MysqlDialect(MysqlDialect.PRESENT),
                FOREIGN_TRANSACTION,
                Pool.OF_SOMEBODY_ELSE);
        return open(address, database, source, mode);
    }

    private static Store open(StoreAddress address, Database database, DataSource source, OpenMode mode) {
        Drivers.require("org.flywaydb.database.mysql.MySQLDatabaseType", "org.flywaydb:flyway-mysql");
        Map<String, String> placeholders = Map.of("exact", exactCollation(address, source));
        new Migrations(address.shown(), source, database.dialect().folder(), placeholders).bring(mode);
        requireFoundRows(address, database);
        warnOfLazyCommits(address, database);
        return new JdbcStore(database, null);
    }

    static HikariConfig configuration(StoreAddress address, @Nullable String user, @Nullable String password) {
        HikariConfig config =
                ServerPool.configuration(SCHEME.matcher(address.url()).replaceFirst("jdbc:mariadb:"), user, password);
        config.setDriverClassName("org.mariadb.jdbc.Driver");
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionInitSql(OWN_SESSION);
        config.addDataSourceProperty("connectTimeout", "10000");
        config.addDataSourceProperty("socketTimeout", "60000");
        // numbers of changed rows, each by itself, and those that an update met without changing them
        config.addDataSourceProperty("useAffectedRows", "false");
        config.addDataSourceProperty("useBulkStmts", "false");
        config.addDataSourceProperty("useBulkStmtsForInserts", "false");
        return config;
    }

    /** By bytes, without the padding that makes "A" and "A " one key. */
    private static String exactCollation(StoreAddress address, DataSource source) {
        try (Connection connection = source.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion();
            return product.toLowerCase(Locale.ROOT).contains("mariadb") ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin";
        } catch (SQLException e) {
            throw new StoreException(
                    "The store " + address.shown() + " could not be opened: " + e.getMessage() + ". "
                            + SqlFailure.of(e).advice(),
                    e);
        }
    }

    private static void requireFoundRows(StoreAddress address, Database database) {
        if (database.statement("be tried", session -> session.update(MEETS)) == 0) {
            throw new StoreException("The data source of the store " + address.shown()
                    + " counts only rows that an update has changed; Caravan needs the ones it met. Take"
                    + " useAffectedRows=true out of its URL.");
        }
    }

    private static void warnOfLazyCommits(StoreAddress address, Database database) {
        boolean durable = database.read("read its settings", session -> session.first(DURABLE, row -> row.getInt(1))
                .filter(value -> value == 1)
                .isPresent());
        if (!durable) {
            LOG.warn(
                    "The store {} may lose what it called stored when its server loses power: set"
                            + " innodb_flush_log_at_trx_commit=1",
                    address.shown());
        }
    }
}
