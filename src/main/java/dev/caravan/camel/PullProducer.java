package dev.caravan.camel;

import dev.caravan.model.profile.Operation;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a {@link PagedRead} as the body; sends nothing.
 */
final class PullProducer extends DefaultProducer {
    private final PullEndpoint endpoint;
    private @Nullable PagedRead read;

    PullProducer(PullEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** Everything that can be wrong with the URI is found when the route is loaded. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        ConnectionHandle connection =
                Caravan.of(endpoint.getCamelContext()).connections().require(endpoint.getConnection());
        Operation operation = connection.operation(endpoint.getOperation(), endpoint.options());
        PullOptions.check(endpoint, connection, operation);
        read = new PagedRead(endpoint, connection, operation);
    }

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().setBody(read);
    }
}
