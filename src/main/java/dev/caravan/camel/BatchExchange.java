package dev.caravan.camel;

import dev.caravan.json.Json;
import dev.caravan.model.RowOutcome;
import dev.caravan.run.BatchOutcome;
import dev.caravan.run.Delivery;
import dev.caravan.run.DeliveryBatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a batch through the route and settles it by what was reported on the way. That the exchange ended without an
 * exception proves nothing: a handler may have swallowed one.
 */
final class BatchExchange {
    private static final Logger LOG = LoggerFactory.getLogger(BatchExchange.class);
    private static final String BATCH = "CaravanBatch";
    private static final String GENERATION = "CaravanGeneration";

    private final StageEndpoint endpoint;
    private final DefaultConsumer consumer;
    private final Delivery delivery;

    BatchExchange(StageEndpoint endpoint, DefaultConsumer consumer, Delivery delivery) {
        this.endpoint = endpoint;
        this.consumer = consumer;
        this.delivery = delivery;
    }

    /** The batch that an exchange carries, empty for exchanges that did not begin at a stage. */
    static Optional<DeliveryBatch> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(BATCH, DeliveryBatch.class));
    }

    /** Notes which generation of mapping and target writes the batch. */
    static void generation(Exchange exchange, long generation) {
        exchange.setProperty(GENERATION, generation);
    }

    /** The caller closes the batch. */
    void carry(Delivery.Leased leased) {
        Exchange exchange = consumer.createExchange(false);
        try {
            String problem = send(leased.batch(), exchange);
            delivery.settle(leased, problem, exchange.getProperty(GENERATION, 0L, Long.class));
        } catch (RuntimeException lost) {
            // the lease runs out by itself: the records are taken back, or looked up, as the store's rules say
            LOG.error("case {}: a batch could not be settled", endpoint.getCaseName(), lost);
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    private @Nullable String send(DeliveryBatch batch, Exchange exchange) {
        List<Map<String, Object>> rows = batch.open().stream()
                .map(record -> Json.parseObject(record.content()))
                .toList();
        exchange.setProperty(BATCH, batch);
        exchange.getMessage().setBody(rows);
        try {
            consumer.getProcessor().process(exchange);
        } catch (Exception thrown) {
            exchange.setException(thrown);
        }
        Exception failed = ExchangeFailure.of(exchange);
        if (failed == null && batch.failure() == null && "onSuccess".equals(endpoint.getOutcome())) {
            batch.complete(BatchOutcome.all(batch.open().size(), new RowOutcome.Written()));
        }
        return failed == null
                ? null
                : Caravan.of(exchange.getContext()).connections().mask(ExchangeFailure.sentence(failed));
    }
}
