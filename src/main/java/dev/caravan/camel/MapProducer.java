package dev.caravan.camel;

import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.MappedRow;
import dev.caravan.mapping.expression.LookUpSource;
import dev.caravan.mapping.syntax.AbsentField;
import dev.caravan.model.Action;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.RowOutcome;
import dev.caravan.run.BatchOutcome;
import dev.caravan.run.DeliveryBatch;
import dev.caravan.run.FieldWatch;
import dev.caravan.run.RunEnvironment;
import dev.caravan.run.RunEvent;
import dev.caravan.run.RunFailedException;
import dev.caravan.run.StoreLookUps;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * Maps the records of a batch by the case's {@code mapping.yaml}. A record that cannot be mapped is taken out of the batch
 * as dead; the others go on.
 */
final class MapProducer extends DefaultProducer {
    private static final String NO_PARENT = "no-parent";
    static final String MAPPING = "CaravanMapping";

    private final MapEndpoint endpoint;
    private final FieldWatch fields = new FieldWatch();
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
        Set<String> present = new HashSet<>(compiled.sourceFields());
        Map<String, String> slips = new LinkedHashMap<>();
        for (AbsentField field : compiled.absentFields(records)) {
            present.remove(field.name());
            field.nearest().ifPresent(near -> slips.put(field.name(), slip(field.name(), near, records.size())));
        }
        List<String> certain = fields.look(records.size(), present, slips, this::warn);
        if (certain.isEmpty()) {
            return false;
        }
        batch.complete(new BatchOutcome(
                Collections.nCopies(records.size(), null),
                new RunFailedException(
                        "case " + endpoint.getCaseName() + ", " + file() + ": " + String.join("; ", certain),
                        Action.FAIL)));
        return true;
    }

    private static String slip(String name, String near, int records) {
        return "{{" + name + "}} is in none of the " + records + " records; did you mean {{" + near + "}}?";
    }

    private void warn(String slip) {
        Caravan.of(endpoint.getCamelContext())
                .environment()
                .listener()
                .on(new RunEvent.Warned(endpoint.getCaseName(), file() + ": " + slip));
    }

    private String file() {
        return Caravan.of(endpoint.getCamelContext()).caseFiles().nameOf(endpoint.getCaseName(), CaseMappings.FILE);
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
