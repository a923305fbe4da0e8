package dev.caravan.camel;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/**
 * The {@code map} component.
 */
@Component("map")
public final class MapComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        MapEndpoint endpoint = new MapEndpoint(uri, this);
        endpoint.setCaseName(remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
