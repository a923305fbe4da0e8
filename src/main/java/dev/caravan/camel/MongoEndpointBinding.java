package dev.caravan.camel;

import dev.caravan.model.profile.Transport;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Gives a step {@code mongodb:<connection>} the client of that connection. Camel itself would give it the only {@code
 * MongoClient} an application has, whatever that one's name is, and the step would write to another server.
 */
final class MongoEndpointBinding extends LifecycleStrategySupport {
    private static final String SCHEME = "mongodb:";
    private static final String OPTION = "mongoConnection";

    private final CamelContext context;

    MongoEndpointBinding(CamelContext context) {
        this.context = context;
    }

    @Override
    public void onEndpointAdd(Endpoint endpoint) {
        String uri = endpoint.getEndpointUri();
        if (!uri.startsWith(SCHEME) || uri.contains(OPTION + "=")) {
            return;
        }
        String name = uri.substring(SCHEME.length()).replaceFirst("^/*", "").replaceFirst("[?/].*", "");
        if (!Connections.isConfigured(context, name)) {
            return;
        }
        ConnectionHandle connection = Caravan.of(context).connections().require(name);
        Object client = connection.bean();
        if (client != null && connection.settings().profile().transport() == Transport.MONGODB) {
            endpoint.configureProperties(new HashMap<>(Map.of(OPTION, client)));
        }
    }
}
