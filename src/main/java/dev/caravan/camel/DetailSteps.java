package dev.caravan.camel;

import dev.caravan.connection.ConnectionSettings;
import dev.caravan.json.Json;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.SourceDetail;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OperationKind;
import dev.caravan.run.DetailCalls;
import dev.caravan.run.DetailRule;
import dev.caravan.run.PageStep;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Makes the step of a {@code detailApi}: what a {@code call} between {@code pull} and {@code stage} does, said in
 * {@code source.yaml}.
 */
final class DetailSteps {
    private static final int AT_ONCE = 4;

    private DetailSteps() {}

    static PageStep step(SourceDetail detail, PullEndpoint pull, String caseName, String key, Executor executor) {
        Caravan caravan = Caravan.of(pull.getCamelContext());
        return new DetailCalls(
                rule(detail, pull, caseName, key),
                caravan.connections().require(pull.getConnection()).client(),
                executor,
                caravan.clock());
    }

    /**
     * The rule of its calls.
     *
     * @param key field that identifies a record
     */
    static DetailRule rule(SourceDetail detail, PullEndpoint pull, String caseName, String key) {
        ConnectionSettings settings = Caravan.of(pull.getCamelContext())
                .connections()
                .require(pull.getConnection())
                .settings();
        Operation operation = settings.operation(detail.api());
        if (operation.kind() != OperationKind.READ) {
            throw new CaravanException(operation.name() + " reads nothing");
        }
        OptionNames.checkComplete("", Map.of(), operation);
        return new DetailRule(
                caseName,
                settings.name(),
                operation,
                FieldMapping.read("detailApi", requestOf(detail, key), settings.zone()),
                Set.of(),
                Map.of(),
                DetailRule.Scope.RECORD,
                detail.into(),
                detail.at(),
                null,
                AT_ONCE,
                false);
    }

    private static String requestOf(SourceDetail detail, String key) {
        return detail.request() == null
                ? Json.write(Map.of("request", List.of(Map.of("field", key, "value", "{{" + key + "}}"))))
                : detail.request();
    }
}
