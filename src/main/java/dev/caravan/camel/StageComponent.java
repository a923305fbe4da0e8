package dev.caravan.camel;

import dev.caravan.config.NearestName;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * The {@code stage} component.
 */
@Component("stage")
public final class StageComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        StageEndpoint endpoint = new StageEndpoint(uri, this);
        endpoint.setCaseName(remaining);
        endpoint.give(parameters.keySet());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Camel's own sentence about an unknown option names no option that is meant. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, @Nullable String optionPrefix) {
        if (!parameters.isEmpty()) {
            String slip = parameters.keySet().iterator().next();
            throw new ResolveEndpointFailedException(
                    uri, NearestName.unknown("option", slip, new StageEndpointUriFactory().propertyNames()));
        }
    }
}
