package dev.caravan.connection.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.ServerAddress;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import javax.sql.DataSource;

/** A pool of connections to one database. Connects when a connection is asked for, not before. Thread-safe. */
public final class ConnectionPool implements AutoCloseable {
    private static final String HIKARI = "com.zaxxer.hikari.HikariDataSource";
    private static final Duration LEAST_WAIT = Duration.ofMillis(250);
    private static final long IDLE_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final String BUSY_MILLIS = "30000";
    /** Without it a MySQL server may cut and zero what does not fit instead of refusing it. */
    private static final String STRICT = "SET SESSION sql_mode = CONCAT_WS(',', @@sql_mode, 'STRICT_ALL_TABLES')";

    /** A zone that has not changed its clocks since does so no more. */
    private static final Instant STEADY_SINCE = Instant.parse("2020-01-01T00:00:00Z");

    private final HikariDataSource pool;

    private ConnectionPool(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * A pool as the connection's settings say.
     *
     * @throws ConnectionException ({@code FAIL}) when the URL, the driver or HikariCP is missing
     */
    public static ConnectionPool open(ConnectionSettings settings) {
        String url = settings.value("url");
        if (url.isEmpty()) {
            throw ConnectionException.refused(
                    "url is missing",
                    "set caravan.connection." + settings.name() + ".url, or bind a DataSource bean named "
                            + settings.name());
        }
        requireDriver(url);
        return new ConnectionPool(new HikariDataSource(config(settings, url)));
    }

    private static void requireDriver(String url) {
        try {
            Class.forName(HIKARI, false, ConnectionPool.class.getClassLoader());
            DriverManager.getDriver(url);
        } catch (ClassNotFoundException missing) {
            throw ConnectionException.refused(
                    "com.zaxxer:HikariCP is not on the class path", "add it to the application");
        } catch (SQLException none) {
            throw ConnectionException.refused(
                    "no driver on the class path takes " + ServerAddress.shown(url),
                    url.startsWith("jdbc:mysql:")
                            ? "write jdbc:mariadb://…, or add MySQL's own driver"
                            : "check the url, or add the database's JDBC driver to the class path");
        }
    }

    private static HikariConfig config(ConnectionSettings settings, String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("caravan-" + settings.name());
        config.setJdbcUrl(url);
        if (!settings.value("username").isEmpty()) {
            config.setUsername(settings.value("username"));
            config.setPassword(settings.value("password"));
        }
        String size = settings.value("pool-size");
        config.setMaximumPoolSize(size.isEmpty() ? settings.concurrency() + 2 : Integer.parseInt(size));
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE_MILLIS);
        Duration wait = settings.connectTimeout();
        config.setConnectionTimeout((wait.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : wait).toMillis());
        config.setInitializationFailTimeout(-1);
        driverProperties(config, settings, url.toLowerCase(Locale.ROOT));
        return config;
    }

    /** No wait of a driver is without an end. */
    private static void driverProperties(HikariConfig config, ConnectionSettings settings, String url) {
        Duration connect = settings.connectTimeout();
        Duration silence = settings.pageTimeout();
        if (url.startsWith("jdbc:postgresql:")) {
            config.addDataSourceProperty("ApplicationName", "caravan");
            config.addDataSourceProperty("connectTimeout", String.valueOf(Math.max(1, connect.toSeconds())));
            config.addDataSourceProperty("socketTimeout", String.valueOf(Math.max(1, silence.toSeconds())));
            config.addDataSourceProperty("tcpKeepAlive", "true");
        } else if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
            config.addDataSourceProperty("connectTimeout", String.valueOf(connect.toMillis()));
            config.addDataSourceProperty("socketTimeout", String.valueOf(silence.toMillis()));
            // a TINYINT(1) holds more than true and false
            config.addDataSourceProperty("tinyInt1isBit", "false");
            config.setConnectionInitSql(STRICT + ", SESSION time_zone = " + sessionZone(settings.zone()));
        } else if (url.startsWith("jdbc:sqlite:")) {
            config.addDataSourceProperty("busy_timeout", BUSY_MILLIS);
            config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        }
    }

    /**
     * The server tells columns of the type TIMESTAMP in its session's zone, its own unless told otherwise. A zone without summer
     * time is told as an offset, which every server knows; another by its name, if the server has loaded the names of zones.
     */
    private static String sessionZone(ZoneId zone) {
        if (zone.getRules().nextTransition(STEADY_SINCE) == null) {
            String offset = zone.getRules().getOffset(STEADY_SINCE).getId();
            return "'" + (offset.equals("Z") ? "+00:00" : offset) + "'";
        }
        return "IF(CONVERT_TZ('2020-01-01 00:00:00', '+00:00', '" + zone.getId() + "') IS NULL, @@session.time_zone, '"
                + zone.getId() + "')";
    }

    /** The pool as a plain {@code DataSource}. */
    public DataSource source() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
