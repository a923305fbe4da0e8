package dev.caravan.mapping;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.Place;
import dev.caravan.mapping.expression.EnclosingArray;
import dev.caravan.mapping.expression.LookUp;
import dev.caravan.mapping.expression.Reference;
import dev.caravan.mapping.expression.RowText;
import dev.caravan.mapping.expression.TargetField;
import dev.caravan.mapping.notation.Keys;
import dev.caravan.mapping.syntax.SourceFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    private final SourceFields fields;
    private final ParserCompiler parsers;
    private final ValueCompiler values;
    private final TargetNames names = new TargetNames();

    RowCompiler(MappingEnvironment environment, SourceFields fields) {
        this.fields = fields;
        this.parsers = new ParserCompiler(environment.extensions());
        this.values = new ValueCompiler(environment, fields, parsers);
    }

    /** The look-ups met so far. */
    List<LookUp> lookUps() {
        return values.lookUps();
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
        return values.plain(fields, name);
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
            return Optional.of(values.row(row, new TargetField(field, RowText.of(row)), type, level.arrays()));
        }
        for (String key : List.of("lookup", "mapping", "language")) {
            if (row.has(key)) {
                row.problem(key, "a field with children takes its values from them; write " + key + " into each child");
            }
        }
        List<FieldParser> shapes = parsers.compile(row);
        Row made = type == FieldType.ARRAY
                ? array(row, field, children, level)
                : object(row, field, children, level, shapes.isEmpty());
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

    /** @param open whether other rows may add fields to the object; what parsers make of one takes none */
    private Row object(ConfigMap row, String field, List<RowNode> children, Level level, boolean open) {
        if (row.optionalText("value").filter(text -> !text.isBlank()).isPresent()) {
            row.problem("value", "an object with children takes no value; remove one of the two");
        }
        if (row.has("type") && type(row) != FieldType.OBJECT) {
            row.problem("type", "a field with children is of type object or array");
        }
        String path = level.pathOf(field);
        Place place = row.placeOf("field");
        (open ? names.object(path, place) : names.value(path, place))
                .ifPresent(problem -> row.problem("field", problem));
        Level inner = new Level(open ? path : path + "{}", level.arrays());
        return new ObjectRow(new TargetField(field, RowText.of(row)), compile(children, inner));
    }

    private Row array(ConfigMap row, String field, List<RowNode> children, Level level) {
        String path = level.pathOf(field);
        names.value(path, row.placeOf("field")).ifPresent(problem -> row.problem("field", problem));
        Reference source = values.sourceArray(row, level.arrays());
        List<EnclosingArray> arrays = new ArrayList<>(level.arrays());
        String name = source == null ? field : source.path().name();
        arrays.add(0, EnclosingArray.of(name, level.arrays()));
        List<Row> rows = compile(children, new Level(path + "[]", List.copyOf(arrays)));
        boolean own = rows.stream().anyMatch(OwnReferences::in);
        return new ArrayRow(new TargetField(field, RowText.of(row)), source, rows, own, ValueCompiler.required(row));
    }
}
