package dev.caravan.run;

import dev.caravan.connection.Answer;
import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.OperationCall;
import dev.caravan.json.FieldPath;
import dev.caravan.mapping.MappedRow;
import dev.caravan.model.Action;
import dev.caravan.model.StopSignal;
import dev.caravan.model.profile.Encoding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the details of a whole page by one call, whose request fields take the values of all its records: a list in a JSON
 * body, joined by commas elsewhere. Thread-safe.
 */
public final class PageDetails implements PageStep {
    private final DetailRule rule;
    private final DetailRule.Join join;
    private final DetailOutcome outcome;
    private final PatientCall calls;

    public PageDetails(DetailRule rule, ConnectionClient client, Clock clock) {
        this.rule = rule;
        this.join = Objects.requireNonNull(rule.join(), "a rule for pages says how details are told apart");
        this.outcome = new DetailOutcome(rule);
        this.calls = new PatientCall(client, clock);
    }

    @Override
    public List<PageRecord> apply(List<PageRecord> records, StopSignal stop) {
        List<PageRecord> results = new ArrayList<>(records);
        List<Integer> asked = new ArrayList<>();
        Map<String, Set<Object>> values = new LinkedHashMap<>();
        for (int i = 0; i < records.size(); i++) {
            Map<String, Object> content = records.get(i).element().content();
            if (content != null && records.get(i).refusal() == null) {
                MappedRow request = rule.request().map(List.of(content)).get(0);
                if (request.isMapped()) {
                    asked.add(i);
                    request.payload()
                            .forEach((field, value) -> values.computeIfAbsent(field, any -> new LinkedHashSet<>())
                                    .add(value));
                } else {
                    results.set(i, DetailOutcome.unasked(records.get(i), request));
                }
            }
        }
        if (!asked.isEmpty()) {
            fill(results, asked, values, stop);
        }
        return List.copyOf(results);
    }

    private void fill(List<PageRecord> results, List<Integer> asked, Map<String, Set<Object>> values, StopSignal stop) {
        Answer answer =
                calls.send(new OperationCall(rule.operation(), fields(values), rule.options(), rule.caseName()), stop);
        Map<String, Object> details = answer.action() == Action.OK ? byKey(answer) : Map.of();
        for (int index : asked) {
            PageRecord record = results.get(index);
            results.set(
                    index,
                    answer.action() == Action.OK
                            ? outcome.with(
                                    record, details.get(text(record.element().content(), join.by())), answer)
                            : outcome.failed(record, answer));
        }
    }

    /** A field that names none of the record's stays a single value. */
    private Map<String, Object> fields(Map<String, Set<Object>> values) {
        boolean json = rule.operation().request().encoding() == Encoding.JSON;
        Map<String, Object> fields = new LinkedHashMap<>();
        values.forEach((field, all) -> fields.put(
                field,
                !rule.varying().contains(field)
                        ? all.iterator().next()
                        : json
                                ? List.copyOf(all)
                                : all.stream().map(String::valueOf).collect(Collectors.joining(","))));
        return fields;
    }

    private Map<String, Object> byKey(Answer answer) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (outcome.detailOf(answer) instanceof List<?> list) {
            for (Object detail : list) {
                String key = text(detail, join.match());
                if (key != null) {
                    details.putIfAbsent(key, detail);
                }
            }
        }
        return details;
    }

    private static @Nullable String text(@Nullable Object record, String path) {
        Object value = record instanceof Map<?, ?> map ? FieldPath.of(path).get(map) : null;
        return value == null ? null : value.toString().strip();
    }
}
