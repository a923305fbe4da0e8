package dev.caravan.camel;

import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.WriteBack;
import dev.caravan.run.BatchOutcome;
import dev.caravan.run.BatchWriter;
import dev.caravan.run.DeliveryBatch;
import dev.caravan.run.RunFailedException;
import dev.caravan.run.SendGuard;
import dev.caravan.run.WriteTarget;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows in the body and reports what became of each, on the batch itself and as a {@link BatchOutcome} body.
 */
final class PushProducer extends DefaultProducer {
    private final PushEndpoint endpoint;
    private final TargetIdentity identity;

    PushProducer(PushEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.identity = new TargetIdentity(endpoint);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        endpoint.check();
    }

    @Override
    public void process(Exchange exchange) {
        List<Map<String, Object>> rows =
                Rows.of(exchange, "push:" + endpoint.getConnection() + "/" + endpoint.getOperation());
        Optional<DeliveryBatch> batch = BatchExchange.of(exchange);
        WriteTarget target = endpoint.target(caseOf(exchange), mappingOf(exchange));
        BatchWriter writer = new BatchWriter(target, endpoint.handle().client());
        BatchOutcome outcome = batch.isPresent()
                ? deliver(batch.get(), rows, writer, target, exchange)
                : writer.write(rows, SendGuard.unleased(Caravan.of(exchange.getContext())::isEnding));
        exchange.getMessage().setBody(outcome);
        if (batch.isEmpty() && outcome.failure() != null) {
            exchange.setException(outcome.failure());
        }
    }

    private BatchOutcome deliver(
            DeliveryBatch batch,
            List<Map<String, Object>> rows,
            BatchWriter writer,
            WriteTarget target,
            Exchange exchange) {
        Optional<RunFailedException> refused = identity.check(exchange, target);
        BatchOutcome outcome = refused.isPresent()
                ? new BatchOutcome(Collections.nCopies(rows.size(), null), refused.get())
                : batch.isLookUp() ? writer.resolve(rows, batch) : writer.write(rows, batch);
        FieldMapping mapping = mappingOf(exchange);
        if (mapping != null) {
            mapping.writeBack().ifPresent(back -> tell(back, batch, outcome, exchange));
        }
        batch.complete(outcome);
        return outcome;
    }

    /** What could not be told counts as not known to be written; what else is known of the batch stays known. */
    private static void tell(WriteBack back, DeliveryBatch batch, BatchOutcome outcome, Exchange exchange) {
        try {
            new WriteBackStaging(Caravan.of(exchange.getContext()), back).tell(batch, outcome);
        } catch (RuntimeException untold) {
            batch.complete(outcome.withoutWritten(
                    "written, but case " + back.caseName() + " could not be told: " + untold.getMessage()));
            throw untold;
        }
    }

    private static String caseOf(Exchange exchange) {
        return BatchExchange.of(exchange).map(DeliveryBatch::caseName).orElse("");
    }

    private static @Nullable FieldMapping mappingOf(Exchange exchange) {
        return exchange.getProperty(MapProducer.MAPPING, FieldMapping.class);
    }
}
