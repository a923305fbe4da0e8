package dev.caravan.camel;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;

/**
 * The {@code call} component: fetches details of records.
 */
@Component("call")
public final class CallComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        OperationUri target = OperationUri.of("call", remaining);
        CallEndpoint endpoint = new CallEndpoint(uri, this);
        endpoint.setConnection(target.connection());
        endpoint.setOperation(target.operation());
        endpoint.setRequest(PropertiesHelper.extractProperties(parameters, "request."));
        setProperties(endpoint, parameters);
        endpoint.setOptions(OptionTexts.takeAll(parameters));
        return endpoint;
    }
}
