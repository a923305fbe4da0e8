package dev.caravan.camel;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * The rows in a message's body.
 */
final class Rows {
    private Rows() {}

    /** The body as a list of rows; a sentence when it is something else, or no longer has the batch's number of rows. */
    @SuppressWarnings("unchecked") // records have text keys only
    static List<Map<String, Object>> of(Exchange exchange, String step) {
        Object body = exchange.getMessage().getBody();
        if (!(body instanceof List<?> list) || !list.stream().allMatch(Map.class::isInstance)) {
            throw new CaravanException(step + " takes a list of records as the body, it got "
                    + (body == null ? "nothing" : body.getClass().getSimpleName()));
        }
        BatchExchange.of(exchange).ifPresent(batch -> {
            if (batch.open().size() != list.size()) {
                throw new CaravanException(
                        step + ": the batch has " + batch.open().size() + " records on their way, the body "
                                + list.size() + "; a step in between must keep their number and order");
            }
        });
        return (List<Map<String, Object>>) list;
    }
}
