package dev.caravan.mapping;

import dev.caravan.config.ConfigMap;
import dev.caravan.mapping.syntax.TemplateCompiler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lists the fields that rows make, by their dotted paths: rows have children, or name another row of the list as their
 * parent. What stands in a list belongs to the list's field. Used once.
 */
final class RequestFields {
    private static final int DEEPEST = 20;

    private final Map<String, RequestField> fields = new LinkedHashMap<>();

    private RequestFields() {}

    static Map<String, RequestField> of(List<ConfigMap> rows, String prefix) {
        RequestFields list = new RequestFields();
        list.add(rows, prefix);
        return list.fields;
    }

    private void add(List<ConfigMap> rows, String prefix) {
        Map<String, ConfigMap> named = new HashMap<>();
        rows.forEach(row -> Stream.of("field", "id")
                .map(key -> row.text(key, ""))
                .filter(name -> !name.isEmpty())
                .forEach(name -> named.putIfAbsent(name, row)));
        Set<ConfigMap> parents = new HashSet<>();
        rows.forEach(row -> Optional.ofNullable(named.get(parentOf(row))).ifPresent(parents::add));
        rows.stream()
                .filter(row -> isList(row) || !parents.contains(row))
                .forEach(row -> add(row, prefix + pathOf(row, named, 0)));
    }

    private static String pathOf(ConfigMap row, Map<String, ConfigMap> named, int depth) {
        String field = row.text("field", "");
        ConfigMap parent = named.get(parentOf(row));
        if (parent == null || parent.equals(row) || depth >= DEEPEST) {
            return field;
        }
        String above = pathOf(parent, named, depth + 1);
        return isList(parent) ? above : above + "." + field;
    }

    private static String parentOf(ConfigMap row) {
        return row.text("parent_id", row.text("parent", ""));
    }

    private static boolean isList(ConfigMap row) {
        return row.text("type", "").equals("array");
    }

    private void add(ConfigMap row, String path) {
        List<ConfigMap> children = row.maps("children");
        if (children.isEmpty() || isList(row)) {
            put(row, path);
            children.forEach(child -> add(child, path));
        } else {
            add(children, path + ".");
        }
    }

    private void put(ConfigMap row, String path) {
        Set<String> variables = TemplateCompiler.variablesIn(text(row, "value") + " " + text(row, "default"));
        boolean computed = text(row, "value").strip().startsWith("_function");
        RequestField field =
                new RequestField(row.placeOf("field"), row.placeOf("value"), variables, computed, isMissing(row));
        fields.merge(path, field, RequestField::with);
    }

    private static String text(ConfigMap row, String key) {
        return row.node(key).map(node -> String.valueOf(node.plain())).orElse("");
    }

    static boolean isMissing(ConfigMap row) {
        String required = row.text("is_required", "");
        boolean empty =
                Stream.of("value", "default").allMatch(key -> text(row, key).isEmpty());
        return empty && row.maps("children").isEmpty() && (required.equals("true") || required.equals("1"));
    }
}
