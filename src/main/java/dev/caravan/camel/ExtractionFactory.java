package dev.caravan.camel;

import dev.caravan.connection.ConnectionSettings;
import dev.caravan.mapping.OmissionRemedy;
import dev.caravan.mapping.SourceDetail;
import dev.caravan.mapping.SourceRequest;
import dev.caravan.model.profile.RecordsRule;
import dev.caravan.model.profile.WindowRule;
import dev.caravan.run.Extraction;
import dev.caravan.run.PageStep;
import dev.caravan.run.ReadRequest;
import dev.caravan.run.Remedy;
import dev.caravan.run.ShapeStep;
import dev.caravan.run.StageRule;
import java.time.Duration;
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
    private final StageRules ofStage;
    private final @Nullable ViaRoute via;

    /**
     * @param via that the stage names; null where it names none or its records are only looked at
     */
    ExtractionFactory(Caravan caravan, StageEndpoint stage, StageRules rules, @Nullable ViaRoute via) {
        this.caravan = caravan;
        this.stage = stage;
        this.ofStage = rules;
        this.via = via;
    }

    Extraction of(PagedRead read, @Nullable Exchange exchange) {
        StageRules rules = ofStage.in(read.connection().settings().zone());
        SourceFit fit = new SourceFit(rules.source(), read.endpoint(), read.operation());
        Extraction main = regular(read, rules, fit, exchange);
        return main.baseline() ? main : main.with(remedy(main, read, fit));
    }

    private Extraction regular(PagedRead read, StageRules rules, SourceFit fit, @Nullable Exchange exchange) {
        PullEndpoint pull = read.endpoint();
        ConnectionSettings connection = read.connection().settings();
        WindowRule window = fit.window();
        RecordsRule records = Objects.requireNonNull(read.operation().records(), "checked by the pull");
        StageRule rule = rules.rule(records.key());
        ReadRequest request =
                new ReadRequest(fit.request(), rules.source().options(), pull.getRequest(), pull.options());
        return new Extraction(
                stage.getCaseName(),
                connection.name(),
                read.operation(),
                request,
                connection.zone(),
                fit.pager(),
                window,
                PullOptions.sinceOf(pull, connection.zone()),
                window == null ? Duration.ZERO : PullOptions.lagOf(pull, window, caravan.settings()),
                window == null ? null : PullOptions.sliceOf(pull, window),
                PullOptions.sweepOf(pull, window),
                PullOptions.keepsCursor(pull, read.operation()),
                exchange != null && exchange.getProperty(Caravan.BASELINE, false, Boolean.class),
                pull.getReadAhead(),
                pull.getMaxPages(),
                rule,
                steps(read, rules, rule.key(), exchange),
                Fingerprint.of(
                        connection.accountIdentity(),
                        read.operation().name(),
                        constants(request),
                        options(request),
                        rules.where() + rules.shape().toString(),
                        pull.getWindow(),
                        pull.getCursor(),
                        calls(read) + details(rules)),
                null,
                configuration(connection, pull, rules));
    }

    /** Reads what the remedy asks for, as it is said there, into the same stage. */
    private @Nullable Remedy remedy(Extraction main, PagedRead read, SourceFit fit) {
        OmissionRemedy remedy = fit.source().remedy();
        SourceRequest asked = fit.remedyRequest();
        if (remedy == null || asked == null) {
            return null;
        }
        return new Remedy(
                remedy.schedule(),
                main.ofRemedy(
                        main.request().with(asked),
                        PullOptions.lagOf(read.endpoint(), WindowRule.ofRequest(), caravan.settings()),
                        Fingerprint.of(main.fingerprint(), asked.text())));
    }

    /** The details that calls add, the endpoint named by {@code via}, then the shape that {@code source.yaml} gives. */
    private List<PageStep> steps(PagedRead read, StageRules rules, String key, @Nullable Exchange exchange) {
        List<PageStep> steps = new ArrayList<>();
        Executor executor =
                exchange == null ? Runnable::run : caravan.environment().ahead();
        read.calls().forEach(call -> steps.add(CallOptions.step(call, stage.getCaseName(), executor)));
        SourceDetail detail = rules.source().detail();
        if (detail != null) {
            steps.add(DetailSteps.step(detail, read.endpoint(), stage.getCaseName(), key, executor));
        }
        if (via != null) {
            steps.add(via);
        }
        if (!rules.shape().isNone()) {
            steps.add(new ShapeStep(rules.shape(), key, caravan.clock()));
        }
        return steps;
    }

    private static String details(StageRules rules) {
        SourceDetail detail = rules.source().detail();
        return detail == null ? "" : detail.api() + detail.request() + detail.at() + detail.into();
    }

    private static Map<String, Object> constants(ReadRequest request) {
        Map<String, Object> fields = new LinkedHashMap<>(request.fields().constants());
        fields.putAll(request.routeFields());
        return varying(fields, request.fields());
    }

    private static Map<String, Object> options(ReadRequest request) {
        Map<String, Object> options = new LinkedHashMap<>();
        request.options().constants().forEach((name, value) -> options.put(name, String.valueOf(value)));
        options.putAll(request.routeOptions());
        return varying(options, request.options());
    }

    /** What is made anew for every page counts by its text. */
    private static Map<String, Object> varying(Map<String, Object> constants, SourceRequest request) {
        if (!request.rowsThatVary().isEmpty()) {
            constants.put("", request.rowsThatVary());
        }
        return constants;
    }

    /** Texts of the calls: a read with other details is another read. */
    private static String calls(PagedRead read) {
        return read.calls().stream().map(CallEndpoint::getEndpointUri).collect(Collectors.joining("|"));
    }

    private String configuration(ConnectionSettings connection, PullEndpoint pull, StageRules rules) {
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
