package dev.caravan.camel;

import com.mongodb.client.MongoClient;
import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.Masking;
import dev.caravan.connection.NanoClock;
import dev.caravan.connection.OperationCall;
import dev.caravan.connection.PacedClient;
import dev.caravan.connection.RepeatListener;
import dev.caravan.connection.ServerAddress;
import dev.caravan.connection.mongo.CollectionClient;
import dev.caravan.connection.mongo.MongoServer;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB server: the application's own {@code MongoClient} bean of the connection's name, else a client of its own, opened
 * when it is first needed. Thread-safe.
 */
final class MongoConnectionHandle extends ConnectionHandle {
    private final CamelContext context;
    private final ConnectionSettings settings;
    private final Masking masking;
    private final ConnectionClient client;
    private @Nullable MongoClient opened;

    MongoConnectionHandle(CamelContext context, ConnectionSettings settings, RepeatListener listener, Clock clock) {
        this.context = context;
        this.settings = settings;
        this.masking = new Masking(settings.secrets());
        ServerAddress.passwords(settings.value("url")).forEach(masking::learn);
        this.client = new PacedClient(
                settings, new CollectionClient(settings, this::source, masking, clock), listener, NanoClock.system());
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

    private synchronized MongoClient source() {
        MongoClient own = ConnectionBeans.ofApplication(context, name(), MongoClient.class);
        if (own != null) {
            return own;
        }
        if (opened == null) {
            opened = MongoServer.open(settings);
        }
        return opened;
    }

    @Override
    Object bean() {
        return source();
    }

    @Override
    synchronized void close() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }
}
