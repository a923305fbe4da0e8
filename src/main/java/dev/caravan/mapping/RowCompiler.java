package dev.caravan.mapping;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.config.ConfigScalar;
import dev.caravan.mapping.ValueRow.Conversion;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles the rows of one list of fields and of their children; problems are noted in the document. */
final class RowCompiler {
    /**
     * Where a row stands.
     *
     * @param path the target field it belongs to; empty at the top
     * @param arrays the arrays around it, innermost first
     */
    private record Level(String path, List<EnclosingArray> arrays) {
        private String pathOf(String field) {
            return path.isEmpty() ? field : path + "." + field;
        }
    }

    private final ZoneId zone;
    private final SourceFields fields;
    private final TemplateCompiler templates;
    private final LookUpCompiler lookUps;
    private final TargetNames names = new TargetNames();

    RowCompiler(ZoneId zone, SourceFields fields, CaseNames cases) {
        this.zone = zone;
        this.fields = fields;
        this.templates = new TemplateCompiler(zone, fields);
        this.lookUps = new LookUpCompiler(templates, cases);
    }

    /** The look-ups met so far. */
    List<LookUp> lookUps() {
        return lookUps.compiled();
    }

    List<Row> compile(List<ConfigMap> rows) {
        return compile(rows, new Level("", List.of()));
    }

    /** The source fields met so far. */
    SourceFields fields() {
        return fields;
    }

    private List<Row> compile(List<ConfigMap> rows, Level level) {
        List<Row> compiled = new ArrayList<>();
        for (ConfigMap row : rows) {
            row(row, level).ifPresent(compiled::add);
        }
        return List.copyOf(compiled);
    }

    private Optional<Row> row(ConfigMap row, Level level) {
        Keys.ROW.check(row);
        String field = row.text("field");
        if (field.isEmpty() || field.startsWith(".") || field.endsWith(".") || field.contains("..")) {
            return noField(row, field);
        }
        refuseParent(row, level);
        FieldType type = type(row);
        List<ConfigMap> children = row.maps("children");
        if (children.isEmpty()) {
            names.value(level.pathOf(field), row.placeOf("field")).ifPresent(problem -> row.problem("field", problem));
            return Optional.of(value(row, new TargetField(field, RowText.of(row)), type, level.arrays()));
        }
        if (row.has("parser")) {
            row.problem("parser", "a parser on a field with children" + Keys.LATER);
        }
        if (row.has("lookup")) {
            row.problem("lookup", "a field with children takes its values from them; look up in each child");
        }
        if (type == FieldType.ARRAY) {
            return Optional.of(array(row, field, children, level));
        }
        return Optional.of(object(row, field, children, level));
    }

    private static Optional<Row> noField(ConfigMap row, String field) {
        if (row.has("field")) {
            row.problem("field", "\"" + field + "\" is not the name of a field");
        }
        return Optional.empty();
    }

    private static void refuseParent(ConfigMap row, Level level) {
        String enclosing = level.path().replace("[]", "");
        row.optionalText("parent")
                .filter(parent -> !parent.isBlank() && !enclosing.equals(parent) && !enclosing.endsWith("." + parent))
                .ifPresent(parent ->
                        row.problem("parent", "flat rows that name their parent" + Keys.LATER + ", or write children"));
    }

    private static FieldType type(ConfigMap row) {
        Optional<String> name = row.optionalText("type").filter(text -> !text.isBlank());
        try {
            return name.map(FieldType::named).orElse(FieldType.ANY);
        } catch (IllegalArgumentException unknown) {
            row.problem("type", String.valueOf(unknown.getMessage()));
            return FieldType.ANY;
        }
    }

    private Row object(ConfigMap row, String field, List<ConfigMap> children, Level level) {
        if (row.optionalText("value").filter(text -> !text.isBlank()).isPresent()) {
            row.problem("value", "an object with children takes no value; remove one of the two");
        }
        if (row.has("type") && type(row) != FieldType.OBJECT) {
            row.problem("type", "a field with children is of type object or array");
        }
        String path = level.pathOf(field);
        names.object(path, row.placeOf("field")).ifPresent(problem -> row.problem("field", problem));
        return new ObjectRow(
                new TargetField(field, RowText.of(row)), compile(children, new Level(path, level.arrays())));
    }

    private Row array(ConfigMap row, String field, List<ConfigMap> children, Level level) {
        String path = level.pathOf(field);
        names.value(path, row.placeOf("field")).ifPresent(problem -> row.problem("field", problem));
        Reference source = sourceArray(row, level.arrays());
        List<EnclosingArray> arrays = new ArrayList<>(level.arrays());
        String name = source == null ? field : source.path().name();
        arrays.add(0, EnclosingArray.of(name, level.arrays()));
        List<Row> rows = compile(children, new Level(path + "[]", List.copyOf(arrays)));
        boolean own = rows.stream().anyMatch(OwnReferences::in);
        return new ArrayRow(new TargetField(field, RowText.of(row)), source, rows, own, required(row));
    }

    private @Nullable Reference sourceArray(ConfigMap row, List<EnclosingArray> arrays) {
        String name = row.text("value", "").strip();
        if (name.isEmpty()) {
            return null;
        }
        try {
            if (!name.contains("{")) {
                return templates.reference(name, arrays);
            }
            if (templates.compile(name, arrays) instanceof Reference reference) {
                return reference;
            }
            row.problem("value", "the value of an array is the name of one list of the source, found \"" + name + "\"");
        } catch (IllegalArgumentException refused) {
            row.problem("value", String.valueOf(refused.getMessage()));
        }
        return null;
    }

    private Row value(ConfigMap row, TargetField field, FieldType type, List<EnclosingArray> arrays) {
        List<FieldParser> parsers = ParserCompiler.compile(row);
        boolean list = type == FieldType.ARRAY && parsers.isEmpty();
        Expression source = row.has("lookup") ? lookUps.ofRow(row, arrays) : plainSource(row, type, list, arrays);
        Expression fallback = expression(row, "default", type, arrays);
        Expression given = fallback instanceof Literal literal && "".equals(literal.value()) ? null : fallback;
        ValueRow value = new ValueRow(field, source, given, required(row), new Conversion(type, parsers, zone));
        refuseConstantFailure(row, value);
        return value;
    }

    private @Nullable Expression plainSource(ConfigMap row, FieldType type, boolean list, List<EnclosingArray> arrays) {
        return list ? listSource(row, arrays) : expression(row, "value", type, arrays);
    }

    /** What fails without looking at any record would fail for all of them. */
    private static void refuseConstantFailure(ConfigMap row, ValueRow value) {
        if (isConstant(value.source()) && isConstant(value.fallback())) {
            Failures failures = Failures.of("");
            value.render(Scope.of(Map.of()), new LinkedHashMap<>(), failures);
            failures.list()
                    .forEach(failure -> row.problem(
                            row.has("value") ? "value" : "field",
                            "found \"" + failure.value() + "\", expected " + failure.expectation()));
        }
    }

    private static boolean isConstant(@Nullable Expression expression) {
        return expression == null || expression instanceof Literal;
    }

    /** A bare name is the name of a list; braces and JSON are templates. */
    private @Nullable Expression listSource(ConfigMap row, List<EnclosingArray> arrays) {
        String text = row.node("value").isPresent() ? row.text("value").strip() : "";
        boolean template = text.isEmpty() || text.contains("{") || text.startsWith("[");
        return template ? expression(row, "value", FieldType.ARRAY, arrays) : sourceArray(row, arrays);
    }

    private @Nullable Expression expression(ConfigMap row, String key, FieldType type, List<EnclosingArray> arrays) {
        ConfigNode node = row.node(key).orElse(null);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ConfigScalar scalar)) {
            node.problem("expected a text, found " + node.kind() + "; braces need quotes: \"{{name}}\"");
            return null;
        }
        if (!scalar.isText() && type != FieldType.STRING) {
            return new Literal(scalar.plain());
        }
        try {
            String text = scalar.text();
            return key.equals("value") && LookUpText.is(text)
                    ? lookUps.ofText(text, arrays)
                    : templates.compile(text, arrays);
        } catch (IllegalArgumentException refused) {
            scalar.problem(String.valueOf(refused.getMessage()));
            return null;
        }
    }

    /** 轻易云 writes true and 1 for it. */
    private static boolean required(ConfigMap row) {
        String text = row.text("is_required", "");
        return switch (text) {
            case "1", "true" -> true;
            case "0", "false", "" -> false;
            default -> {
                row.problem("is_required", "\"" + text + "\" is neither true nor false");
                yield false;
            }
        };
    }
}
