package dev.caravan.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Our own connections to a database server, which end with the store. */
record ServerPool(HikariDataSource connections) implements Pool {
    private static final int CONNECTIONS = 8;
    private static final long CONNECT_MILLIS = 10_000;

    /** What is alike for all servers; the driver's own settings are still to be added. */
    static HikariConfig configuration(String url, @Nullable String user, @Nullable String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("caravan-store");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(CONNECT_MILLIS);
        return config;
    }

    /** Connects; fails when the server does not let us in. */
    static ServerPool connect(StoreAddress address, HikariConfig config) {
        try {
            return new ServerPool(new HikariDataSource(config));
        } catch (PoolInitializationException e) {
            throw new StoreException(
                    "The store " + address.shown() + " could not be reached: " + e.getMessage() + ". "
                            + SqlFailure.ofCause(e).advice(),
                    e);
        }
    }

    /** Opens a store over this pool, and ends the pool when that fails. */
    Store open(Function<Pool, Store> opening) {
        Store opened = null;
        try {
            opened = opening.apply(this);
            return opened;
        } finally {
            if (opened == null) {
                close();
            }
        }
    }

    DataSource source() {
        return connections;
    }

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
