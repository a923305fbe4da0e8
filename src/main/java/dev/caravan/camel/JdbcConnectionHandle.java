package dev.caravan.camel;

import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.Masking;
import dev.caravan.connection.NanoClock;
import dev.caravan.connection.OperationCall;
import dev.caravan.connection.PacedClient;
import dev.caravan.connection.RepeatListener;
import dev.caravan.connection.ServerAddress;
import dev.caravan.connection.jdbc.ConnectionPool;
import dev.caravan.connection.jdbc.DatabaseClient;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * A database: the application's own {@code DataSource} bean of the connection's name, else a pool of its own, opened when it is
 * first needed. Thread-safe.
 */
final class JdbcConnectionHandle extends ConnectionHandle {
    private final CamelContext context;
    private final ConnectionSettings settings;
    private final Masking masking;
    private final ConnectionClient client;
    private @Nullable ConnectionPool pool;

    JdbcConnectionHandle(CamelContext context, ConnectionSettings settings, RepeatListener listener, Clock clock) {
        this.context = context;
        this.settings = settings;
        this.masking = new Masking(settings.secrets());
        ServerAddress.passwords(settings.value("url")).forEach(masking::learn);
        this.client = new PacedClient(
                settings, new DatabaseClient(settings, this::source, masking, clock), listener, NanoClock.system());
    }

    @Override
    ConnectionSettings settings() {
        return settings;
    }

    @Override
    Masking masking() {
        return masking;
    }

    @Override
    ConnectionClient client() {
        return client;
    }

    @Override
    String preview(OperationCall call) {
        return masking.mask(CallText.of(call));
    }

    private synchronized DataSource source() {
        DataSource own = ConnectionBeans.ofApplication(context, name(), DataSource.class);
        if (own != null) {
            return own;
        }
        if (pool == null) {
            pool = ConnectionPool.open(settings);
        }
        return pool.source();
    }

    @Override
    Object bean() {
        return source();
    }

    @Override
    synchronized void close() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }
}
