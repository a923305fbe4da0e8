package dev.caravan.mapping;

import dev.caravan.mapping.expression.Failures;
import dev.caravan.mapping.expression.Scope;
import dev.caravan.mapping.expression.TargetField;
import java.util.List;
import java.util.Map;

/** A row of type object with children. */
record ObjectRow(TargetField field, List<Row> children) implements Row {
    @Override
    public void render(Scope scope, Map<String, Object> target, Failures failures) {
        Map<String, Object> object = field.object(target);
        Failures within = failures.within(field.name());
        for (Row child : children) {
            child.render(scope, object, within);
        }
    }

    @Override
    public boolean looksUp() {
        return children.stream().anyMatch(Row::looksUp);
    }
}
