package dev.caravan.mapping.shape;

import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.json.Json;
import dev.caravan.mapping.notation.Keys;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads 轻易云's {@code condition}, a list of lists: any of the outer ones, all of an inner one. Used once. */
final class ConditionReader {
    private final ConfigMap map;
    private final ZoneId zone;

    ConditionReader(ConfigMap map, ZoneId zone) {
        this.map = map;
        this.zone = zone;
    }

    SourceCondition read() {
        Optional<ConfigList> condition = map.list("condition");
        if (condition.isEmpty()) {
            return SourceCondition.none();
        }
        List<List<ConditionTerm>> groups = new ArrayList<>();
        for (ConfigNode group : condition.get().items()) {
            if (group instanceof ConfigList all) {
                groups.add(all.maps().stream()
                        .map(this::term)
                        .flatMap(Optional::stream)
                        .toList());
            } else {
                group.problem("expected a list of conditions that hold together, found " + group.kind()
                        + "; write [[{…}, {…}]]");
            }
        }
        return groups.isEmpty()
                ? SourceCondition.none()
                : new SourceCondition(groups, Json.write(condition.get().plain()));
    }

    private Optional<ConditionTerm> term(ConfigMap row) {
        Keys.CONDITION.check(row);
        String field = row.text("field");
        Optional<ConditionLogic> logic = logic(row);
        boolean strict = strict(row);
        if (field.isEmpty() || logic.isEmpty()) {
            return Optional.empty();
        }
        List<String> values = logic.get().takesValue() ? row.texts("value") : List.of();
        if (logic.get().takesValue() && !row.has("value")) {
            row.problem("value", "\"value\" is missing: " + row.text("logic") + " compares with one");
            return Optional.empty();
        }
        values.stream()
                .filter(value -> value.contains("{{"))
                .findFirst()
                .ifPresent(value -> row.problem(
                        "value", "\"" + value + "\" is no constant; conditions compare fields with constants"));
        try {
            return Optional.of(new ConditionTerm(LinePath.of(field), logic.get().to(values, zone), strict));
        } catch (IllegalArgumentException refused) {
            row.problem("value", String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<ConditionLogic> logic(ConfigMap row) {
        String word = row.text("logic");
        try {
            return word.isEmpty() ? Optional.empty() : Optional.of(ConditionLogic.of(word));
        } catch (IllegalArgumentException unknown) {
            row.problem("logic", String.valueOf(unknown.getMessage()));
            return Optional.empty();
        }
    }

    private static boolean strict(ConfigMap row) {
        return row.flag("strictMode", false);
    }
}
