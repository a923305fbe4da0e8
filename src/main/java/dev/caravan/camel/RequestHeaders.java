package dev.caravan.camel;

import dev.caravan.connection.HttpCall;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets out exactly the headers that the request was written with, and in everything but Camel's own names. The message is
 * emptied before a request is written, so nothing of a caller can leak to a vendor, nor from one vendor to another.
 */
final class RequestHeaders implements HeaderFilterStrategy {
    private static final Set<String> OWN = Set.of("Accept-Encoding", BoundedHttpClient.QUERY);

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        HttpCall request = CallState.of(exchange).request;
        return request == null || !request.headers().containsKey(name) && !OWN.contains(name);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return name.regionMatches(true, 0, "Camel", 0, 5);
    }
}
