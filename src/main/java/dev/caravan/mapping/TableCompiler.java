package dev.caravan.mapping;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.config.ConfigScalar;
import dev.caravan.config.NearestName;
import dev.caravan.mapping.expression.Expression;
import dev.caravan.mapping.expression.TableValue;
import dev.caravan.mapping.expression.ValueTable;
import dev.caravan.mapping.notation.Keys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles a row's {@code mapping: {target, direction, notFound}}: the target is the name of a table, or the table itself.
 * The name alone may stand for the map.
 */
final class TableCompiler {
    private static final List<String> FORWARD = List.of("forward", "正向", "positive");
    private static final List<String> REVERSE = List.of("reverse", "反向", "negative");
    private static final String DIRECTION = "direction";

    private final ValueTables tables;

    TableCompiler(ValueTables tables) {
        this.tables = tables;
    }

    /** The source looked up in the row's table, when it names one; problems are noted in the document. */
    Expression compile(ConfigMap row, Expression source) {
        Optional<ConfigNode> node = row.node("mapping");
        if (node.isEmpty()) {
            return source;
        }
        if (node.get() instanceof ConfigScalar name) {
            return compile(source, name, true, TableValue.Missing.DEAD);
        }
        ConfigMap map = row.mapOrEmpty("mapping");
        Keys.TABLE.check(map);
        Optional<ConfigNode> target = map.node("target");
        if (target.isEmpty()) {
            map.problem("\"target\" is missing: it is the name of a table of tables.yaml, or the table itself");
            return source;
        }
        return compile(source, target.get(), isForward(map), missing(map));
    }

    private Expression compile(Expression source, ConfigNode target, boolean forward, TableValue.Missing missing) {
        boolean named = target instanceof ConfigScalar;
        String name = target instanceof ConfigScalar scalar ? scalar.text() : "of the row";
        try {
            ValueTable table = named ? tables.named(name) : ValueTable.read(target);
            if (!forward && !table.ambiguous().isEmpty()) {
                target.problem("the table cannot be read in reverse: several source values become \""
                        + String.join("\", \"", table.ambiguous()) + "\"");
            }
            Map<String, Object> values = forward ? table.forward() : table.reverse();
            return new TableValue(source, named ? "\"" + name + "\"" : name, values, missing);
        } catch (IllegalArgumentException unknown) {
            target.problem(String.valueOf(unknown.getMessage()));
            return source;
        }
    }

    private static boolean isForward(ConfigMap map) {
        String direction = map.text(DIRECTION, "forward").strip().toLowerCase(Locale.ROOT);
        if (!FORWARD.contains(direction) && !REVERSE.contains(direction)) {
            map.problem(
                    DIRECTION, NearestName.unknown("direction", direction, List.of("forward", "reverse", "正向", "反向")));
        }
        return !REVERSE.contains(direction);
    }

    private static TableValue.Missing missing(ConfigMap map) {
        return map.choice("notFound", TableValue.Missing.class, TableValue.Missing.DEAD);
    }
}
