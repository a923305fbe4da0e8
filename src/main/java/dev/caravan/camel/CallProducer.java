package dev.caravan.camel;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Adds its detail to the {@link PagedRead} in the body; sends nothing.
 */
final class CallProducer extends DefaultProducer {
    private final CallEndpoint endpoint;

    CallProducer(CallEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** Everything that can be wrong with the URI is found when the route is loaded. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        CallOptions.rule(endpoint, "");
    }

    @Override
    public void process(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof PagedRead read)) {
            throw new CaravanException(
                    CallOptions.at(endpoint) + "it takes a pull before it, here the body is no read");
        }
        exchange.getMessage().setBody(read.with(endpoint));
    }
}
