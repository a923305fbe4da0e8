package dev.caravan.mapping;

import dev.caravan.json.Json;
import dev.caravan.mapping.expression.FunctionValue;
import dev.caravan.mapping.expression.Scope;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.mapping.notation.InconvertibleException;
import dev.caravan.mapping.syntax.CaseNames;
import dev.caravan.mapping.syntax.FunctionCompiler;
import dev.caravan.mapping.syntax.LookUpCompiler;
import dev.caravan.mapping.syntax.SourceFields;
import dev.caravan.mapping.syntax.TemplateCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The expressions, values and known differences of {@link FunctionOnMariaDbIT}. */
final class FunctionExpressions {
    private static final String VALUES = """
            [null, "", " ", "0", "1", "-1", "1a", "a", "abc", "ABC ", "-0.0", "0.1", "1.50", "12.345", "007", "1e3",
             "12345678901234567890", "99999999999999999999.999", 0, 1, -5, 2.5, 1.50, 1234567.891, "仓库", "é", "😀x",
             "it's", "a\\\\b", "100%", "a_b", "2024-01-02", "x,y,z", "\\t", "  pad  "]
            """;
    private static final String PAIRS =
            "[null, \"\", \"0\", \"1a\", \"a\", \"A \", \"1.50\", \"-3\", 2, 0.25, 1.5, \"仓\", \"it's\"]";
    private static final String DATES = """
            [null, "", "2024-01-31", "2024-02-29 23:59:59", "2024-1-5 3:4:5", "20240131", "20240131020304", "24/1/31",
             "2024-13-01", "2024-02-30", "abc", "2023-12-31T12:00:00", "1999-12-31", "12:30:45",
             20240131, 20240131235958, "2024.01.31 10:20"]
            """;
    private static final Pattern REFERENCE = Pattern.compile("'\\{\\{([ab])}}'|\\{\\{([ab])}}");

    static final Instant NOW = Instant.parse("2024-01-31T00:30:45Z");
    static final String ERROR = "an error";
    private static final ZoneId ZONE = ZoneId.of("+08:00");

    private FunctionExpressions() {}

    /** An expression and the values it is evaluated over. */
    record Template(String text, List<Map<String, Object>> values) {}

    static List<Template> templates() throws IOException {
        List<Template> templates = new ArrayList<>();
        List<Map<String, Object>> values = List.of(Map.of());
        for (String line : lines("expressions.txt")) {
            if (line.startsWith("[")) {
                values = values(line);
            } else if (line.contains("@")) {
                templates.add(new Template(line.replaceAll("@([ab])", "'{{$1}}'"), values));
                templates.add(new Template(line.replaceAll("@([ab])", "{{$1}}"), values));
            } else {
                templates.add(new Template(line, values));
            }
        }
        return templates;
    }

    /** The lines of a resource, without comments. */
    static List<String> lines(String file) throws IOException {
        try (InputStream stream = FunctionExpressions.class.getResourceAsStream("/function/" + file)) {
            String text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** What the expression is here: a text in brackets, NULL, or an error. */
    static String result(String expression, Map<String, Object> values) {
        TemplateCompiler templates = new TemplateCompiler(ZONE, new SourceFields());
        FunctionCompiler compiler = new FunctionCompiler(
                templates,
                new LookUpCompiler(templates, CaseNames.AS_WRITTEN),
                FunctionCompiler.calls(ZONE, () -> NOW));
        FunctionValue compiled = compiler.compile("_function " + expression, List.of());
        try {
            Object value = compiled.evaluate(Scope.of(values));
            return value == null ? "NULL" : "[" + MysqlText.of(plain(value)) + "]";
        } catch (InconvertibleException refused) {
            return ERROR;
        }
    }

    private static Object plain(Object value) {
        return value instanceof Boolean flag ? (flag ? 1 : 0) : value;
    }

    private static List<Map<String, Object>> values(String group) {
        List<Map<String, Object>> records = new ArrayList<>();
        switch (group) {
            case "[value]" -> single(VALUES).forEach(records::add);
            case "[flag]" -> single("[\"true\", \"false\"]").forEach(records::add);
            case "[fraction]" -> single("[\"2024-01-31 08:00:00.5\"]").forEach(records::add);
            case "[date]" -> single(DATES).forEach(records::add);
            case "[pair]" ->
                single(PAIRS).forEach(left -> single(PAIRS).forEach(right -> {
                    Map<String, Object> both = new LinkedHashMap<>(left);
                    both.put("b", right.get("a"));
                    records.add(both);
                }));
            default -> records.add(Map.of());
        }
        return records;
    }

    private static List<Map<String, Object>> single(String json) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (Object value : (List<?>) Objects.requireNonNull(Json.parse(json))) {
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("a", value);
            records.add(record);
        }
        return records;
    }

    /** The differences that are known, each with its reason. */
    static Map<String, String> differences() throws IOException {
        Map<String, String> differences = new LinkedHashMap<>();
        String reason = "";
        for (String line : lines("differences.txt")) {
            if (line.startsWith("[")) {
                reason = line;
            } else {
                differences.put(line, reason);
            }
        }
        return differences;
    }

    /** The expression with its values in place, as README says that they count. */
    static String sql(String template, Map<String, Object> values) {
        Matcher reference = REFERENCE.matcher(template);
        return reference.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) != null ? quoted(values.get(found.group(1))) : bare(values.get(found.group(2)))));
    }

    private static String quoted(@Nullable Object value) {
        String text = value == null ? "" : MysqlText.of(value);
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** A negative number stands in parentheses, as the value it is. */
    private static String bare(@Nullable Object value) {
        String text = value == null ? "" : MysqlText.of(value);
        if (text.isEmpty()) {
            return "NULL";
        }
        boolean number = value instanceof Number || text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][0-9]+)?");
        return number ? "(" + text + ")" : text.equals("true") || text.equals("false") ? text : quoted(value);
    }
}
