package dev.caravan.mapping;

import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.config.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/**
 * Reads 轻易云's {@code condition}, a list of lists: any of the outer ones, all of an inner one. It becomes the same as a
 * {@code where} of that meaning. Used once.
 */
final class ConditionReader {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Map<String, BinaryOperator<String>> LOGIC = logic();

    private final ConfigMap map;

    ConditionReader(ConfigMap map) {
        this.map = map;
    }

    Condition read() {
        List<String> any = new ArrayList<>();
        for (ConfigNode group : map.list("condition").map(ConfigList::items).orElse(List.of())) {
            if (group instanceof ConfigList all) {
                List<String> terms = all.maps().stream().map(this::term).toList();
                any.add(terms.isEmpty() ? "TRUE" : "(" + String.join(" AND ", terms) + ")");
            } else {
                group.problem("expected a list of conditions that hold together, found " + group.kind()
                        + "; write [[{…}, {…}]]");
            }
        }
        try {
            return Condition.parse(String.join(" OR ", any), map.placeOf("condition"));
        } catch (ConfigException refused) {
            map.problem("condition", String.valueOf(refused.getMessage()));
            return Condition.all();
        }
    }

    private String term(ConfigMap row) {
        Keys.CONDITION.check(row);
        String field = row.text("field");
        String logic = row.text("logic");
        String value = row.text("value", "");
        if (field.contains("`")) {
            row.problem("field", "a name with a backquote cannot be compared");
        }
        if (value.contains("{{")) {
            row.problem("value", "\"" + value + "\" is no constant; conditions compare fields with constants");
        } else if (value.startsWith("timestamp:")) {
            row.problem("value", "\"timestamp:\"" + Keys.LATER);
        }
        BinaryOperator<String> term = LOGIC.get(logic);
        if (term == null) {
            if (row.has("logic")) {
                row.problem("logic", NearestName.unknown("logic", logic, LOGIC.keySet()));
            }
            return "TRUE";
        }
        return term.apply("`" + field + "`", value);
    }

    private static Map<String, BinaryOperator<String>> logic() {
        Map<String, BinaryOperator<String>> logic = new LinkedHashMap<>();
        logic.put("eq", (field, value) -> field + " = " + text(value));
        logic.put("eqv2", (field, value) -> field + " = " + text(value));
        logic.put("neq", (field, value) -> field + " != " + text(value));
        logic.put("ieqv2", (field, value) -> field + " != " + text(value));
        logic.put("gt", (field, value) -> field + " > " + ordered(value));
        logic.put("egt", (field, value) -> field + " >= " + ordered(value));
        logic.put("lt", (field, value) -> field + " < " + ordered(value));
        logic.put("elt", (field, value) -> field + " <= " + ordered(value));
        logic.put("like", (field, value) -> field + " LIKE " + contains(value));
        logic.put("notlike", (field, value) -> field + " NOT LIKE " + contains(value));
        logic.put("between", (field, value) -> field + " BETWEEN " + between(value));
        logic.put("notnull", (field, value) -> field + " IS NOT NULL");
        logic.put("isnull", (field, value) -> field + " IS NULL");
        logic.put("in", (field, value) -> field + " IN (" + members(value) + ")");
        logic.put("notin", (field, value) -> field + " NOT IN (" + members(value) + ")");
        return logic;
    }

    private static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** Texts are ordered letter by letter; a number makes it a comparison of numbers. */
    private static String ordered(String value) {
        String stripped = value.strip();
        return NUMBER.matcher(stripped).matches() ? stripped : text(value);
    }

    private static String contains(String value) {
        String literal = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return text("%" + literal + "%");
    }

    private static String between(String value) {
        int comma = value.indexOf(',');
        return comma < 0
                ? ordered(value) + " AND " + ordered(value)
                : ordered(value.substring(0, comma)) + " AND " + ordered(value.substring(comma + 1));
    }

    private static String members(String value) {
        return String.join(
                ", ",
                Pattern.compile(",")
                        .splitAsStream(value)
                        .map(String::strip)
                        .map(ConditionReader::text)
                        .toList());
    }
}
