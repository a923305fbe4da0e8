package dev.caravan.camel;

import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.RepeatListener;
import dev.caravan.connection.jdbc.ConnectionPool;
import dev.caravan.connection.jdbc.DatabaseClient;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** A database: a {@code DataSource}, if need be a pool of our own. */
final class JdbcConnectionHandle extends BeanConnectionHandle<DataSource> {
    private @Nullable ConnectionPool pool;

    JdbcConnectionHandle(CamelContext context, ConnectionSettings settings, RepeatListener listener, Clock clock) {
        super(
                context,
                settings,
                DataSource.class,
                (source, masking) -> new DatabaseClient(settings, source, masking, clock),
                listener);
    }

    @Override
    DataSource open() {
        pool = ConnectionPool.open(settings());
        return pool.source();
    }

    @Override
    void close(DataSource source) {
        if (pool != null) {
            pool.close();
        }
    }
}
