package dev.caravan.camel;

import dev.caravan.connection.ConnectionSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.util.URISupport;

/**
 * The camel-http endpoint of a connection: no hidden retries, no redirects, no cookies, only the request's own headers, and
 * every wait bounded.
 */
final class HttpEndpointUri {
    private HttpEndpointUri() {}

    static String of(ConnectionSettings settings, CamelContext context) {
        String prefix = "caravan." + settings.name() + ".";
        context.getRegistry().bind(prefix + "headers", new RequestHeaders());
        context.getRegistry().bind(prefix + "client", new BoundedHttpClient(settings.pageTimeout(), timer(context)));
        URI base = URI.create(settings.value("base-url"));
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("bridgeEndpoint", true);
        options.put("throwExceptionOnFailure", false);
        options.put("disableStreamCache", true);
        options.put("copyHeaders", false);
        options.put("headerFilterStrategy", "#" + prefix + "headers");
        options.put("httpClientConfigurer", "#" + prefix + "client");
        options.put("connectTimeout", settings.connectTimeout().toMillis());
        options.put("connectionRequestTimeout", settings.connectTimeout().toMillis());
        options.put("responseTimeout", settings.responseTimeout().toMillis());
        options.put("soTimeout", settings.responseTimeout().toMillis());
        options.put("connectionsPerRoute", settings.concurrency());
        options.put("maxTotalConnections", settings.concurrency());
        return base.getScheme() + "://" + base.getRawAuthority() + "?" + URISupport.createQueryString(options);
    }

    private static ScheduledExecutorService timer(CamelContext context) {
        return Caravan.of(context).environment().timer();
    }
}
