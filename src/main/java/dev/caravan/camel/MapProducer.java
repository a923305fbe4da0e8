package dev.caravan.camel;

import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.MappedRow;
import dev.caravan.mapping.expression.LookUpSource;
import dev.caravan.model.Action;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.RowOutcome;
import dev.caravan.run.BatchOutcome;
import dev.caravan.run.DeliveryBatch;
import dev.caravan.run.RunEnvironment;
import dev.caravan.run.RunFailedException;
import dev.caravan.run.StoreLookUps;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * Maps the records of a batch by the case's {@code mapping.yaml}. A record that cannot be mapped is taken out of the batch
 * as dead; the others go on.
 */
final class MapProducer extends DefaultProducer {
    static final String FILE = "mapping.yaml";
    private static final String NO_PARENT = "no-parent";
    static final String MAPPING = "CaravanMapping";

    private final MapEndpoint endpoint;
    private @Nullable FieldMapping mapping;
    private LookUpSource lookUps = LookUpSource.NONE;

    MapProducer(MapEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        mapping = endpoint.compile();
    }

    /** Registered only now: a route that is merely looked at waits for nothing and asks no store. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        FieldMapping compiled = Objects.requireNonNull(mapping, "initialised before it is started");
        if (!compiled.looksUpIn().isEmpty()) {
            Caravan caravan = Caravan.of(endpoint.getCamelContext());
            RunEnvironment environment = caravan.environment();
            lookUps = new StoreLookUps(endpoint.getCaseName(), environment.store(), environment.listener());
            caravan.parents().register(endpoint.getCaseName(), compiled.waitsFor());
        }
    }

    @Override
    public void process(Exchange exchange) {
        FieldMapping compiled = Objects.requireNonNull(mapping, "initialised before it is used");
        List<Map<String, Object>> records = Rows.of(exchange, "map:" + endpoint.getCaseName());
        Optional<DeliveryBatch> batch = BatchExchange.of(exchange);
        if (batch.isPresent() && refuseMisspelt(compiled, records, batch.get())) {
            exchange.setRouteStop(true);
            return;
        }
        List<MappedRow> mapped = compiled.map(records, keys(batch, records.size()), lookUps);
        batch.ifPresentOrElse(found -> settle(found, compiled, mapped), () -> requireAll(mapped));
        exchange.getMessage()
                .setBody(mapped.stream()
                        .filter(MappedRow::isMapped)
                        .map(MappedRow::payload)
                        .toList());
        exchange.setProperty(MAPPING, compiled);
    }

    private static void settle(DeliveryBatch batch, FieldMapping compiled, List<MappedRow> mapped) {
        if (compiled.merge().isPresent()) {
            batch.merge(mapped.stream().map(MappedRow::members).toList());
        }
        batch.settleSome(mapped.stream().map(MapProducer::outcome).toList());
    }

    /** A field that no record has although a similar one is there is a slip of the pen: nothing is sent, the case holds. */
    private boolean refuseMisspelt(FieldMapping compiled, List<Map<String, Object>> records, DeliveryBatch batch) {
        List<String> slips = compiled.absentFields(records).stream()
                .filter(field -> field.nearest().isPresent())
                .map(field -> "{{" + field.name() + "}} is in none of the " + records.size()
                        + " records; did you mean {{" + field.nearest().orElseThrow() + "}}?")
                .toList();
        if (slips.isEmpty()) {
            return false;
        }
        String file = Caravan.of(endpoint.getCamelContext()).caseFiles().nameOf(endpoint.getCaseName(), FILE);
        batch.complete(new BatchOutcome(
                Collections.nCopies(records.size(), null),
                new RunFailedException(
                        "case " + endpoint.getCaseName() + ", " + file + ": " + String.join("; ", slips),
                        Action.FAIL)));
        return true;
    }

    private static List<String> keys(Optional<DeliveryBatch> batch, int size) {
        return batch.map(found -> found.open().stream().map(LeasedRecord::key).toList())
                .orElseGet(() ->
                        IntStream.rangeClosed(1, size).mapToObj(i -> "#" + i).toList());
    }

    private static @Nullable RowOutcome outcome(MappedRow row) {
        if (row.isMapped()) {
            return null;
        }
        Optional<Duration> wait = row.mayWait();
        return wait.isPresent()
                ? new RowOutcome.Waiting(row.sentence(), wait.get())
                : new RowOutcome.Rejected(row.failures().isEmpty() ? NO_PARENT : "mapping", row.sentence(), false);
    }

    private void requireAll(List<MappedRow> mapped) {
        mapped.stream().filter(row -> !row.isMapped()).findFirst().ifPresent(row -> {
            throw new CaravanException("map:" + endpoint.getCaseName() + ": " + row.sentence());
        });
    }
}
