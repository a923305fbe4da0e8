package dev.caravan.camel;

import dev.caravan.config.ConfigException;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.json.Json;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OperationKind;
import dev.caravan.run.DetailCalls;
import dev.caravan.run.DetailRule;
import dev.caravan.run.PageDetails;
import dev.caravan.run.PageStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a {@code call} URI against its operation and makes its step.
 */
final class CallOptions {
    private static final Set<String> OWN = Set.of("into", "at", "per", "by", "match", "concurrency", "notFound");
    private static final int MOST_AT_ONCE = 64;

    private CallOptions() {}

    static PageStep step(CallEndpoint endpoint, String caseName, Executor executor) {
        DetailRule rule = rule(endpoint, caseName);
        ConnectionHandle connection = connection(endpoint);
        return rule.scope() == DetailRule.Scope.PAGE
                ? new PageDetails(
                        rule,
                        connection.client(),
                        Caravan.of(endpoint.getCamelContext()).clock())
                : new DetailCalls(
                        rule,
                        connection.client(),
                        executor,
                        Caravan.of(endpoint.getCamelContext()).clock());
    }

    static DetailRule rule(CallEndpoint endpoint, String caseName) {
        ConnectionSettings settings = connection(endpoint).settings();
        Operation operation = settings.operation(endpoint.getOperation());
        check(endpoint, operation);
        Set<String> varying = endpoint.getRequest().entrySet().stream()
                .filter(field -> String.valueOf(field.getValue()).contains("{"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        return new DetailRule(
                caseName,
                settings.name(),
                operation,
                request(endpoint, settings),
                varying,
                endpoint.options(),
                endpoint.getPer().equals("page") ? DetailRule.Scope.PAGE : DetailRule.Scope.RECORD,
                endpoint.getInto(),
                endpoint.getAt(),
                join(endpoint, varying),
                endpoint.getConcurrency(),
                endpoint.getNotFound().equals("keep"));
    }

    private static ConnectionHandle connection(CallEndpoint endpoint) {
        return Caravan.of(endpoint.getCamelContext()).connections().require(endpoint.getConnection());
    }

    private static void check(CallEndpoint endpoint, Operation operation) {
        String at = at(endpoint);
        if (operation.kind() != OperationKind.READ) {
            throw new CaravanException(at + "a call reads details; this operation is of kind "
                    + operation.kind().name().toLowerCase(java.util.Locale.ROOT));
        }
        OptionNames.check(at, endpoint.options(), operation, OWN);
        OptionNames.checkComplete(at, endpoint.options(), operation);
        oneOf(at, "per", endpoint.getPer(), List.of("record", "page"));
        oneOf(at, "notFound", endpoint.getNotFound(), List.of("dead", "keep"));
        if (endpoint.getConcurrency() < 1 || endpoint.getConcurrency() > MOST_AT_ONCE) {
            throw new CaravanException(
                    at + "concurrency is " + endpoint.getConcurrency() + ", allowed are 1 to " + MOST_AT_ONCE);
        }
        if (endpoint.getInto().isBlank()) {
            throw new CaravanException(at + "into is empty: name the record field that takes the detail");
        }
    }

    private static void oneOf(String at, String name, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new CaravanException(at + name + " is \"" + value + "\", allowed are " + String.join(", ", allowed));
        }
    }

    /** The request fields as rows of a mapping: {@code {order_no}} is the record's. */
    private static FieldMapping request(CallEndpoint endpoint, ConnectionSettings settings) {
        List<Map<String, Object>> rows = new ArrayList<>();
        endpoint.getRequest().forEach((field, value) -> rows.add(Map.of("field", field, "value", value)));
        if (rows.isEmpty()) {
            throw new CaravanException(
                    at(endpoint) + "it asks for nothing: name a request field, such as request.order_no={order_no}");
        }
        try {
            return FieldMapping.read(
                    "call:" + endpoint.getConnection() + "/" + endpoint.getOperation(),
                    Json.write(Map.of("request", rows)),
                    settings.zone());
        } catch (ConfigException refused) {
            throw new CaravanException(at(endpoint) + refused.getMessage());
        }
    }

    private static DetailRule.@Nullable Join join(CallEndpoint endpoint, Set<String> varying) {
        if (endpoint.getPer().equals("record")) {
            return null;
        }
        String by = endpoint.getBy();
        if (by == null) {
            throw new CaravanException(
                    at(endpoint) + "per=page needs by: the record field that the details are matched by");
        }
        if (varying.stream().anyMatch(field -> field.contains("."))) {
            throw new CaravanException(
                    at(endpoint) + "with per=page a request field that differs per record has no dot");
        }
        String match = endpoint.getMatch();
        return new DetailRule.Join(by, match == null ? by : match);
    }

    static String at(CallEndpoint endpoint) {
        return "call:" + endpoint.getConnection() + "/" + endpoint.getOperation() + ": ";
    }
}
