package dev.caravan.mapping;

import dev.caravan.mapping.expression.Failures;
import dev.caravan.mapping.expression.Reference;
import dev.caravan.mapping.expression.Scope;
import dev.caravan.mapping.expression.TargetField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of type array with children: one target element per source element.
 *
 * <p>A source that is no list gives one element: an object stands for a list of itself, and a flat record, whose children
 * name no field of the array, renders once.
 *
 * @param own whether a child names a field of the array
 */
record ArrayRow(TargetField field, @Nullable Reference source, List<Row> children, boolean own, boolean required)
        implements Row {
    @Override
    public void render(Scope scope, Map<String, Object> target, Failures failures) {
        List<Object> list = new ArrayList<>();
        Object value = source == null ? null : source.evaluate(scope);
        field.put(target, list);
        scope.made(field, failures, target);
        if (value instanceof List<?> elements) {
            for (Object element : elements) {
                element(scope, element, list, failures);
            }
        } else if (value instanceof Map<?, ?> single) {
            element(scope, single, list, failures);
        } else if (!own) {
            element(scope, Map.of(), list, failures);
        }
        if (required && list.isEmpty()) {
            failures.add(field.name(), null, "at least one element, the field is required");
        }
    }

    @Override
    public boolean looksUp() {
        return children.stream().anyMatch(Row::looksUp);
    }

    private void element(Scope scope, @Nullable Object element, List<Object> list, Failures failures) {
        String name = field.name() + "[" + list.size() + "]";
        Map<String, Object> rendered = new LinkedHashMap<>();
        list.add(rendered);
        if (!(element instanceof Map<?, ?> content)) {
            failures.add(name, element, "an object");
            return;
        }
        Scope inner = scope.within(content);
        Failures within = failures.within(name);
        for (Row child : children) {
            child.render(inner, rendered, within);
        }
    }
}
