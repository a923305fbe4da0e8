package dev.caravan.camel;

import com.mongodb.client.MongoClient;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.RepeatListener;
import dev.caravan.connection.mongo.CollectionClient;
import dev.caravan.connection.mongo.MongoServer;
import java.time.Clock;
import org.apache.camel.CamelContext;

/** A MongoDB server: a {@code MongoClient}. */
final class MongoConnectionHandle extends BeanConnectionHandle<MongoClient> {
    MongoConnectionHandle(CamelContext context, ConnectionSettings settings, RepeatListener listener, Clock clock) {
        super(
                context,
                settings,
                MongoClient.class,
                (client, masking) -> new CollectionClient(settings, client, masking, clock),
                listener);
    }

    @Override
    MongoClient open() {
        return MongoServer.open(settings());
    }

    @Override
    void close(MongoClient client) {
        client.close();
    }
}
