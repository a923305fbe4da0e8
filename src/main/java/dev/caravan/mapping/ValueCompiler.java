package dev.caravan.mapping;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.config.ConfigScalar;
import dev.caravan.mapping.ValueRow.Conversion;
import dev.caravan.mapping.expression.EnclosingArray;
import dev.caravan.mapping.expression.Expression;
import dev.caravan.mapping.expression.Failures;
import dev.caravan.mapping.expression.FunctionValue;
import dev.caravan.mapping.expression.LanguageValue;
import dev.caravan.mapping.expression.Literal;
import dev.caravan.mapping.expression.LookUp;
import dev.caravan.mapping.expression.Reference;
import dev.caravan.mapping.expression.Scope;
import dev.caravan.mapping.expression.TargetField;
import dev.caravan.mapping.expression.ValueLanguages;
import dev.caravan.mapping.syntax.FunctionCompiler;
import dev.caravan.mapping.syntax.LookUpCompiler;
import dev.caravan.mapping.syntax.LookUpText;
import dev.caravan.mapping.syntax.SourceFields;
import dev.caravan.mapping.syntax.TemplateCompiler;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles what a row's single value is made of; problems are noted in the document. */
final class ValueCompiler {
    private final ZoneId zone;
    private final TemplateCompiler templates;
    private final LookUpCompiler lookUps;
    private final ParserCompiler parsers;
    private final TableCompiler tables;
    private final ValueLanguages languages;
    private final FunctionCompiler functions;

    ValueCompiler(MappingEnvironment environment, SourceFields fields, ParserCompiler parsers) {
        this.zone = environment.zone();
        this.templates = new TemplateCompiler(zone, fields);
        this.lookUps = new LookUpCompiler(templates, environment.cases());
        this.parsers = parsers;
        this.tables = new TableCompiler(environment.tables());
        this.languages = environment.extensions().languages();
        this.functions = new FunctionCompiler(
                templates,
                lookUps,
                FunctionCompiler.calls(environment.extensions().catalog(), zone, environment.clock()));
    }

    /** The look-ups met so far. */
    List<LookUp> lookUps() {
        return lookUps.compiled();
    }

    /** The row of a field in short: a name and its value. */
    Row plain(ConfigMap fields, String name) {
        Expression source = expression(fields, name, FieldType.ANY, List.of());
        return new ValueRow(new TargetField(name), source, null, false, new Conversion(FieldType.ANY, List.of(), zone));
    }

    /** The row of a field without children. */
    Row row(ConfigMap row, TargetField field, FieldType type, List<EnclosingArray> arrays) {
        List<FieldParser> shapes = parsers.compile(row);
        boolean list = type == FieldType.ARRAY && shapes.isEmpty() && !row.has("language");
        Expression read = row.has("lookup") ? lookUps.ofRow(row, arrays) : plainSource(row, type, list, arrays);
        Expression source = read == null ? null : tables.compile(row, read);
        Expression fallback = expression(row, "default", type, arrays);
        Expression given = fallback instanceof Literal literal && "".equals(literal.value()) ? null : fallback;
        ValueRow value = new ValueRow(field, source, given, required(row), new Conversion(type, shapes, zone));
        if (fallback != null || !row.has("default")) {
            refuseConstantFailure(row, value);
        }
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
        return expression == null
                || expression instanceof Literal
                || expression instanceof FunctionValue function && function.constant();
    }

    /** A bare name is the name of a list; braces and JSON are templates. */
    private @Nullable Expression listSource(ConfigMap row, List<EnclosingArray> arrays) {
        String text = row.node("value").isPresent() ? row.text("value").strip() : "";
        boolean template = text.isEmpty() || text.contains("{") || text.startsWith("[") || FunctionCompiler.is(text);
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
            if (FunctionCompiler.is(text)) {
                return functions.compile(text, arrays);
            }
            return key.equals("value") && LookUpText.is(text)
                    ? lookUps.ofText(text, arrays)
                    : templates.compile(text, arrays);
        } catch (IllegalArgumentException refused) {
            scalar.problem(String.valueOf(refused.getMessage()));
            return null;
        }
    }

    /** 轻易云 writes true and 1 for it. */
    static boolean required(ConfigMap row) {
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

    /** The list of the source that an array's value names; null when it names none. */
    @Nullable Reference sourceArray(ConfigMap row, List<EnclosingArray> arrays) {
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
}
