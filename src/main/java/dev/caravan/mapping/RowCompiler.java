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
    private final ParserCompiler parsers;
    private final TableCompiler tables;
    private final ValueLanguages languages;
    private final TargetNames names = new TargetNames();

    RowCompiler(MappingEnvironment environment, SourceFields fields) {
        this.zone = environment.zone();
        this.fields = fields;
        this.templates = new TemplateCompiler(zone, fields);
        this.lookUps = new LookUpCompiler(templates, environment.cases());
        this.parsers = new ParserCompiler(environment.extensions());
        this.tables = new TableCompiler(environment.tables());
        this.languages = environment.extensions().languages();
    }

    /** The look-ups met so far. */
    List<LookUp> lookUps() {
        return lookUps.compiled();
    }

    List<Row> compile(List<ConfigMap> rows) {
        return compile(RowTree.of(rows), new Level("", List.of()));
    }

    /** Rows that were nested already. */
    List<Row> compileNested(List<RowNode> rows) {
        return compile(rows, new Level("", List.of()));
    }

    /** Rows in short: names of fields and their values, objects as maps. */
    List<Row> compileShort(ConfigMap fields) {
        return compileShort(fields, new Level("", List.of()));
    }

    /** The source fields met so far. */
    SourceFields fields() {
        return fields;
    }

    private List<Row> compileShort(ConfigMap fields, Level level) {
        List<Row> compiled = new ArrayList<>();
        for (String name : fields.names()) {
            if (isField(name)) {
                compiled.add(shortRow(fields, name, level));
            } else {
                fields.problem(name, "\"" + name + "\" is not the name of a field");
            }
        }
        return List.copyOf(compiled);
    }

    private Row shortRow(ConfigMap fields, String name, Level level) {
        String path = level.pathOf(name);
        if (fields.node(name).orElse(null) instanceof ConfigMap object) {
            names.object(path, fields.placeOf(name)).ifPresent(problem -> fields.problem(name, problem));
            return new ObjectRow(new TargetField(name), compileShort(object, new Level(path, List.of())));
        }
        names.value(path, fields.placeOf(name)).ifPresent(problem -> fields.problem(name, problem));
        Expression source = expression(fields, name, FieldType.ANY, List.of());
        return new ValueRow(new TargetField(name), source, null, false, new Conversion(FieldType.ANY, List.of(), zone));
    }

    private List<Row> compile(List<RowNode> rows, Level level) {
        List<Row> compiled = new ArrayList<>();
        for (RowNode row : rows) {
            row(row, level).ifPresent(compiled::add);
        }
        return List.copyOf(compiled);
    }

    private static boolean isField(String name) {
        return !name.isEmpty() && !name.startsWith(".") && !name.endsWith(".") && !name.contains("..");
    }

    private Optional<Row> row(RowNode node, Level level) {
        ConfigMap row = node.row();
        Keys.ROW.check(row);
        String field = row.text("field");
        if (!isField(field)) {
            return noField(row, field);
        }
        FieldType type = type(row);
        List<RowNode> children = node.children();
        if (children.isEmpty()) {
            names.value(level.pathOf(field), row.placeOf("field")).ifPresent(problem -> row.problem("field", problem));
            return Optional.of(value(row, new TargetField(field, RowText.of(row)), type, level.arrays()));
        }
        for (String key : List.of("lookup", "mapping", "language")) {
            if (row.has(key)) {
                row.problem(key, "a field with children takes its values from them; write " + key + " into each child");
            }
        }
        Row made = type == FieldType.ARRAY ? array(row, field, children, level) : object(row, field, children, level);
        List<FieldParser> shapes = parsers.compile(row);
        return Optional.of(shapes.isEmpty() ? made : new ParsedRow(new TargetField(field), made, shapes));
    }

    private static Optional<Row> noField(ConfigMap row, String field) {
        if (row.has("field")) {
            row.problem("field", "\"" + field + "\" is not the name of a field");
        }
        return Optional.empty();
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

    private Row object(ConfigMap row, String field, List<RowNode> children, Level level) {
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

    private Row array(ConfigMap row, String field, List<RowNode> children, Level level) {
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
        List<FieldParser> shapes = parsers.compile(row);
        boolean list = type == FieldType.ARRAY && shapes.isEmpty() && !row.has("language");
        Expression read = row.has("lookup") ? lookUps.ofRow(row, arrays) : plainSource(row, type, list, arrays);
        Expression source = read == null ? null : tables.compile(row, read);
        Expression fallback = expression(row, "default", type, arrays);
        Expression given = fallback instanceof Literal literal && "".equals(literal.value()) ? null : fallback;
        ValueRow value = new ValueRow(field, source, given, required(row), new Conversion(type, shapes, zone));
        refuseConstantFailure(row, value);
        return value;
    }

    private @Nullable Expression plainSource(ConfigMap row, FieldType type, boolean list, List<EnclosingArray> arrays) {
        if (row.has("language")) {
            return inLanguage(row);
        }
        return list ? listSource(row, arrays) : expression(row, "value", type, arrays);
    }

    private @Nullable Expression inLanguage(ConfigMap row) {
        String language = row.text("language");
        String text = row.text("value");
        try {
            return language.isEmpty() || text.isEmpty()
                    ? null
                    : new LanguageValue(language, languages.compile(language, text));
        } catch (IllegalArgumentException refused) {
            row.problem("language", String.valueOf(refused.getMessage()));
            return null;
        }
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
