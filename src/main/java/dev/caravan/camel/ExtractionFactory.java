package dev.caravan.camel;

import dev.caravan.connection.ConnectionSettings;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.RecordsRule;
import dev.caravan.model.profile.WindowRule;
import dev.caravan.run.Extraction;
import dev.caravan.run.PageStep;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@code pull} and a {@code stage} together into what a run needs to know.
 */
final class ExtractionFactory {
    private final Caravan caravan;
    private final StageEndpoint stage;
    private final StageRules rules;

    ExtractionFactory(Caravan caravan, StageEndpoint stage, StageRules rules) {
        this.caravan = caravan;
        this.stage = stage;
        this.rules = rules;
    }

    Extraction of(PagedRead read, @Nullable Exchange exchange) {
        PullEndpoint pull = read.endpoint();
        Operation operation = read.operation();
        ConnectionSettings connection = read.connection().settings();
        WindowRule window = PullOptions.windowOf(pull, operation);
        ZoneId zone = connection.zone();
        Map<String, Object> fields = new LinkedHashMap<>(rules.source().request());
        fields.putAll(pull.getRequest());
        Map<String, String> options = options(pull);
        RecordsRule records = Objects.requireNonNull(operation.records(), "checked by the pull");
        return new Extraction(
                stage.getCaseName(),
                connection.name(),
                operation,
                fields,
                options,
                zone,
                PullOptions.pagerOf(pull, operation),
                window,
                PullOptions.sinceOf(pull, zone),
                window == null ? Duration.ZERO : PullOptions.lagOf(pull, window, caravan.settings()),
                window == null ? null : PullOptions.sliceOf(pull, window),
                PullOptions.sweepOf(pull, window),
                PullOptions.keepsCursor(pull, operation),
                exchange != null && exchange.getProperty(Caravan.BASELINE, false, Boolean.class),
                pull.getReadAhead(),
                pull.getMaxPages(),
                rules.rule(records.key()),
                steps(read, exchange),
                Fingerprint.of(
                        connection.accountIdentity(),
                        operation.name(),
                        fields,
                        options,
                        rules.where(),
                        pull.getWindow(),
                        pull.getCursor(),
                        calls(read)),
                configuration(connection, pull));
    }

    /** The details that calls add, then the endpoint named by {@code via}. */
    private List<PageStep> steps(PagedRead read, @Nullable Exchange exchange) {
        List<PageStep> steps = new ArrayList<>();
        Executor executor =
                exchange == null ? Runnable::run : caravan.environment().ahead();
        read.calls().forEach(call -> steps.add(CallOptions.step(call, stage.getCaseName(), executor)));
        String endpoint = stage.getVia();
        if (endpoint != null && exchange != null) {
            steps.add(new ViaRoute(
                    stage.getCaseName(), endpoint, exchange.getContext().createProducerTemplate()));
        }
        return steps;
    }

    /** Texts of the calls: a read with other details is another read. */
    private static String calls(PagedRead read) {
        return read.calls().stream().map(CallEndpoint::getEndpointUri).collect(Collectors.joining("|"));
    }

    /** The URI's own come before those of {@code source.yaml}. */
    private Map<String, String> options(PullEndpoint pull) {
        Map<String, String> options = new LinkedHashMap<>();
        rules.source().options().forEach((name, value) -> options.put(name, String.valueOf(value)));
        options.putAll(pull.options());
        return options;
    }

    private String configuration(ConnectionSettings connection, PullEndpoint pull) {
        return Fingerprint.of(
                connection.fingerprint(),
                pull.getEndpointUri(),
                stage.getEndpointUri(),
                rules.source(),
                operationText(connection, pull));
    }

    private static String operationText(ConnectionSettings connection, PullEndpoint pull) {
        return String.valueOf(connection.profile().operations().get(pull.getOperation()));
    }
}
