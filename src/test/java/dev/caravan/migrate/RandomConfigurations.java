package dev.caravan.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Makes configurations as 轻易云 has them, of both sides and generations. */
final class RandomConfigurations {
    private static final List<String> VALUES = List.of(
            "{{code}}",
            "{code}",
            "{{details.qty}}",
            "编号{{code}}",
            "{{created|date}}",
            "{{created|timestamp}}",
            "plain",
            "",
            "13",
            "_function case when {{qty}}<0 then '0' else '{{qty}}' end",
            "_findCollection find name from other where code={{code}}",
            "_mongoQuery other findField=content.name where={\"content.code\":{\"$eq\":\"{{code}}\"}}",
            "{{",
            "_function nonsense(",
            "{{a.b.c}}{{27963}}{{-1}}");
    private static final List<String> TYPES =
            List.of("string", "int", "float", "bool", "date", "datetime", "timestamp", "object", "array");
    private static final List<String> FIELDS = List.of("FNumber", "FName", "qty", "101297", "中文", "FEntity", "tid");

    private RandomConfigurations() {}

    static Arbitrary<Map<String, Object>> targets() {
        return Combinators.combine(
                        rows(2), Arbitraries.of("batchSave", "task.update", "orders.save"), Arbitraries.of(true, false))
                .as((rows, api, batched) -> {
                    Map<String, Object> target = new LinkedHashMap<>();
                    target.put("api", api);
                    target.put("effect", "EXECUTE");
                    target.put("request", rows);
                    if (batched) {
                        target.put("operation", map("method", "batchArraySave", "rows", 10, "rowsKey", "array"));
                    }
                    return target;
                });
    }

    static Arbitrary<Map<String, Object>> sources() {
        return Combinators.combine(
                        rows(1), Arbitraries.of("erp.warehouse.get", "/v1/orders", "ExecuteBillQuery"), conditions())
                .as((rows, api, condition) -> {
                    Map<String, Object> source = new LinkedHashMap<>();
                    source.put("api", api);
                    source.put("type", "QUERY");
                    source.put("id", "code");
                    source.put("request", rows);
                    source.put("condition", List.of(List.of(condition)));
                    source.put("response", List.of(map("field", "code", "type", "string", "value", null)));
                    return source;
                });
    }

    private static Arbitrary<Map<String, Object>> conditions() {
        return Arbitraries.of("eq", "eqv2", "like", "gt", "notnull")
                .map(logic -> map("field", "code", "logic", logic, "value", "7"));
    }

    /** Rows with different fields; their children are such rows again. */
    static Arbitrary<List<Object>> rows(int depth) {
        return row(depth).list().ofMinSize(1).ofMaxSize(4).map(rows -> {
            Map<Object, Object> byField = new LinkedHashMap<>();
            rows.forEach(row -> byField.put(row.get("field"), row));
            return new ArrayList<>(byField.values());
        });
    }

    private static Arbitrary<Map<String, Object>> row(int depth) {
        Arbitrary<Map<String, Object>> plain = Combinators.combine(
                        Arbitraries.of(FIELDS),
                        Arbitraries.of(TYPES),
                        Arbitraries.of(VALUES),
                        Arbitraries.integers().between(0, 5))
                .as(RandomConfigurations::row);
        if (depth == 0) {
            return plain;
        }
        return Combinators.combine(plain, rows(depth - 1), Arbitraries.of(true, false, false))
                .as((row, children, nested) -> {
                    if (nested) {
                        row.put("type", "array");
                        row.put("value", "details");
                        row.put("children", children);
                    }
                    return row;
                });
    }

    private static Map<String, Object> row(String field, String type, String value, int extra) {
        Map<String, Object> row = map("field", field, "label", "标签" + field, "type", type);
        row.put("value", value);
        switch (extra) {
            case 0 -> row.put("parser", map("name", "ConvertObjectParser", "params", "FNumber"));
            case 1 -> row.put("is_required", true);
            case 2 -> row.put("default", "0");
            case 3 -> row.put("describe", "help");
            default -> row.remove("label");
        }
        return row;
    }

    /** A map of names and values in turn. */
    static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put(String.valueOf(entries[i]), entries[i + 1]);
        }
        return map;
    }
}
