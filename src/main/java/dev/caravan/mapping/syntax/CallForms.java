package dev.caravan.mapping.syntax;

import dev.caravan.mapping.expression.Elements;
import dev.caravan.mapping.expression.Expression;
import dev.caravan.mapping.expression.ListAggregate;
import dev.caravan.mapping.expression.ListAggregate.Shape;
import dev.caravan.mapping.expression.Literal;
import dev.caravan.mapping.function.AggregateFunction;
import dev.caravan.mapping.function.CastType;
import dev.caravan.mapping.function.IntervalUnit;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.mapping.function.TrimFunction;
import dev.caravan.mapping.function.UnitFunctions;
import dev.caravan.mapping.syntax.SqlToken.Kind;
import dev.caravan.mapping.syntax.SqlToken.PartKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Calls in all their spellings: {@code CAST(a AS CHAR)}, {@code TRIM(LEADING '0' FROM a)}, {@code SUM({{lines.qty}})}. */
final class CallForms {
    private final FunctionCalls calls;
    private final ValueReferences values;
    private final Function<SqlTokens, Expression> inner;
    private final BiFunction<SqlTokens, ValueReferences, Expression> innerWith;
    private final Map<String, Function<SqlTokens, Expression>> forms;

    CallForms(
            FunctionCalls calls,
            ValueReferences values,
            Function<SqlTokens, Expression> inner,
            BiFunction<SqlTokens, ValueReferences, Expression> innerWith) {
        this.calls = calls;
        this.values = values;
        this.inner = inner;
        this.innerWith = innerWith;
        this.forms = Map.ofEntries(
                Map.entry("CAST", given -> cast(given, given.indexOf("AS"), "CAST(value AS DECIMAL(10,2))")),
                Map.entry("CONVERT", this::convert),
                Map.entry("TRIM", this::trim),
                Map.entry("SUBSTRING", given -> substring("SUBSTRING", given)),
                Map.entry("SUBSTR", given -> substring("SUBSTR", given)),
                Map.entry("MID", given -> substring("MID", given)),
                Map.entry("POSITION", this::position),
                Map.entry("EXTRACT", this::extract),
                Map.entry("DATE_ADD", given -> shift("DATE_ADD", given, true)),
                Map.entry("ADDDATE", given -> shift("ADDDATE", given, true)),
                Map.entry("DATE_SUB", given -> shift("DATE_SUB", given, false)),
                Map.entry("SUBDATE", given -> shift("SUBDATE", given, false)),
                Map.entry("TIMESTAMPADD", this::timestampAdd),
                Map.entry("TIMESTAMPDIFF", this::timestampDiff));
    }

    /** The call of a name with what stands in its parentheses. */
    Expression compile(SqlToken name, SqlTokens given) {
        String upper = name.text().toUpperCase(Locale.ROOT);
        Function<SqlTokens, Expression> form = forms.get(upper);
        if (form != null) {
            return form.apply(given);
        }
        var aggregate = AggregateFunction.named(upper);
        if (aggregate.isPresent()) {
            return aggregate(aggregate.get(), given);
        }
        if (calls.catalog().named(upper).isEmpty() && !FunctionCalls.OWN.contains(upper)) {
            throw calls.unknown(name.text(), names());
        }
        return calls.call(name.text(), all(given.split()));
    }

    private Set<String> names() {
        List<String> names = new ArrayList<>(forms.keySet());
        Stream.of(AggregateFunction.values()).map(Enum::name).forEach(names::add);
        return Set.copyOf(names);
    }

    private List<Expression> all(List<SqlTokens> given) {
        return given.stream().map(inner).toList();
    }

    private Expression cast(SqlTokens given, int between, String expected) {
        if (between < 0) {
            throw expected(expected, given);
        }
        String type = given.after(between).text();
        CastType known = CastType.parse(type)
                .orElseThrow(() -> new IllegalArgumentException("unknown type \"" + type
                        + "\"; known are CHAR, SIGNED, UNSIGNED, DECIMAL(10,2), DOUBLE, DATE, DATETIME, TIME"));
        return calls.call(known.function(), List.of(inner.apply(given.sub(0, between))));
    }

    private Expression convert(SqlTokens given) {
        int using = given.indexOf("USING");
        if (using >= 0) {
            return calls.call(
                    CastType.parse("CHAR").orElseThrow().function(), List.of(inner.apply(given.sub(0, using))));
        }
        List<SqlTokens> parts = given.split();
        return cast(given, parts.isEmpty() ? -1 : parts.get(0).size(), "CONVERT(value, DECIMAL(10,2))");
    }

    private Expression trim(SqlTokens given) {
        int from = given.indexOf("FROM");
        if (from < 0) {
            return calls.call("TRIM", all(given.split()));
        }
        String side = from > 0 && given.has(0, Kind.WORD) ? given.get(0).text().toUpperCase(Locale.ROOT) : "";
        boolean sided = Set.of("BOTH", "LEADING", "TRAILING").contains(side);
        SqlTokens what = given.sub(sided ? 1 : 0, from);
        return calls.call(
                TrimFunction.of(!side.equals("TRAILING"), !side.equals("LEADING")),
                List.of(inner.apply(given.after(from)), what.isEmpty() ? new Literal(" ") : inner.apply(what)));
    }

    private Expression substring(String name, SqlTokens given) {
        int from = given.indexOf("FROM");
        if (from < 0) {
            return calls.call(name, all(given.split()));
        }
        int length = given.indexOf("FOR");
        List<SqlTokens> parts = new ArrayList<>(List.of(given.sub(0, from)));
        parts.add(given.sub(from + 1, length < 0 ? given.size() : length));
        if (length >= 0) {
            parts.add(given.after(length));
        }
        return calls.call("SUBSTRING", all(parts));
    }

    private Expression position(SqlTokens given) {
        int in = given.indexOf("IN");
        if (in < 0) {
            throw expected("POSITION(part IN text)", given);
        }
        return calls.call("POSITION", all(List.of(given.sub(0, in), given.after(in))));
    }

    private Expression extract(SqlTokens given) {
        int from = given.indexOf("FROM");
        if (from != 1) {
            throw expected("EXTRACT(YEAR FROM date)", given);
        }
        return calls.call(UnitFunctions.extract(unit(given.sub(0, 1))), List.of(inner.apply(given.after(from))));
    }

    /** Without INTERVAL the amount is days, of ADDDATE and SUBDATE only. */
    private Expression shift(String name, SqlTokens given, boolean forward) {
        List<SqlTokens> parts = given.split();
        SqlTokens amount = parts.size() == 2 ? parts.get(1) : given.sub(0, 0);
        boolean spelt = !amount.isEmpty() && amount.get(0).isWord("INTERVAL");
        boolean known = spelt ? amount.size() > 2 : !amount.isEmpty() && !name.startsWith("DATE_");
        if (!known) {
            throw expected(name + "(date, INTERVAL 1 DAY)", given);
        }
        int last = amount.size() - 1;
        IntervalUnit unit = spelt ? unit(amount.after(last - 1)) : IntervalUnit.DAY;
        SqlTokens number = spelt ? amount.sub(1, last) : amount;
        return calls.call(UnitFunctions.shift(unit, forward), all(List.of(parts.get(0), number)));
    }

    private Expression timestampAdd(SqlTokens given) {
        List<SqlTokens> parts = given.split();
        if (parts.size() != 3) {
            throw expected("TIMESTAMPADD(DAY, 1, date)", given);
        }
        return calls.call(UnitFunctions.shift(unit(parts.get(0)), true), all(List.of(parts.get(2), parts.get(1))));
    }

    private Expression timestampDiff(SqlTokens given) {
        List<SqlTokens> parts = given.split();
        if (parts.size() != 3 || !unit(parts.get(0)).isSimple()) {
            throw expected("TIMESTAMPDIFF(DAY, start, end)", given);
        }
        return calls.call(UnitFunctions.difference(unit(parts.get(0))), all(parts.subList(1, 3)));
    }

    private static IntervalUnit unit(SqlTokens tokens) {
        return IntervalUnit.named(tokens.text())
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + tokens.text() + "\" is no unit of time; known are SECOND, MINUTE, HOUR, DAY, WEEK,"
                                + " MONTH, QUARTER, YEAR and pairs such as DAY_SECOND"));
    }

    private Expression aggregate(AggregateFunction function, SqlTokens given) {
        boolean distinct = !given.isEmpty() && given.get(0).isWord("DISTINCT");
        int separatorAt = given.indexOf("SEPARATOR");
        SqlTokens value = given.sub(distinct ? 1 : 0, separatorAt < 0 ? given.size() : separatorAt);
        boolean single = value.split().size() == 1 && !value.text().equals("*");
        if (!single || value.indexOf("ORDER") >= 0) {
            throw expected(function + "({{lines.field}})", given);
        }
        String separator = separatorAt < 0 ? "," : separator(given.after(separatorAt));
        Shape shape = new Shape(distinct, separator, calls.settings().collation());
        Expression ofRecord = innerWith.apply(value, values.aggregated());
        String list = listOf(value);
        if (list.isEmpty()) {
            return new ListAggregate(function, Elements.NONE, ofRecord, ofRecord, shape);
        }
        Expression ofElement = innerWith.apply(value, values.within(list));
        return new ListAggregate(function, Elements.named(list, values.arrays()), ofElement, ofRecord, shape);
    }

    private String separator(SqlTokens given) {
        if (given.size() == 1 && inner.apply(given) instanceof Literal literal) {
            return MysqlText.orEmpty(literal.value());
        }
        throw new IllegalArgumentException("SEPARATOR takes a text in quotes");
    }

    /** The longest path that a reference has before its last dot. */
    private static String listOf(SqlTokens value) {
        String longest = "";
        for (SqlToken token : value.tokens()) {
            for (SqlToken.Part part : token.parts()) {
                String name = part.kind() == PartKind.REFERENCE ? TemplateCompiler.nameIn(part.text()) : "";
                String list = name.substring(0, Math.max(0, name.lastIndexOf('.')));
                longest = list.length() > longest.length() ? list : longest;
            }
        }
        return longest;
    }

    private static IllegalArgumentException expected(String form, SqlTokens given) {
        return new IllegalArgumentException("expected " + form + ", found (" + given.text() + ")");
    }
}
