package dev.caravan.mapping.syntax;

import dev.caravan.config.ConfigException;
import dev.caravan.config.Place;
import dev.caravan.mapping.expression.Expression;
import dev.caravan.mapping.expression.Literal;
import dev.caravan.mapping.expression.Reference;
import dev.caravan.mapping.expression.Scope;
import dev.caravan.mapping.expression.Truth;
import dev.caravan.mapping.function.Collation;
import dev.caravan.mapping.function.EvaluationException;
import dev.caravan.mapping.function.FunctionCatalog;
import dev.caravan.mapping.function.FunctionSettings;
import dev.caravan.mapping.function.MysqlLiteral;
import dev.caravan.mapping.notation.InconvertibleException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import net.sf.jsqlparser.schema.Column;

/**
 * Which records are wanted: the text of {@code where}, in SQL as MySQL understands it.
 *
 * <p>{@code = <=> != <> < <= > >=}, {@code AND OR XOR NOT}, {@code IN}, {@code LIKE}, {@code REGEXP}, {@code BETWEEN}, {@code
 * IS [NOT] NULL | TRUE | FALSE}, {@code CASE}, {@code + - * / % DIV} and MySQL's functions, but those that depend on the
 * clock or the zone. A name is a field of the record: plain, dotted, Chinese, or in
 * backquotes ({@code `27963`}). A field that is absent or null is NULL, and what is unknown does not match. A number and a
 * text compare as numbers; two texts compare exactly, so case counts, unlike in MySQL's default collations. Empty text
 * matches everything. Immutable, thread-safe.
 */
public final class Condition {
    private static final FunctionCalls CALLS = new FunctionCalls(
            FunctionCatalog.builtIn(),
            new FunctionSettings(ZoneOffset.UTC, InstantSource.system(), Collation.EXACT),
            false);

    private final String text;
    private final Expression expression;
    private final Set<String> fields;

    private Condition(String text, Expression expression, Set<String> fields) {
        this.text = text;
        this.expression = expression;
        this.fields = fields;
    }

    /** Matches every record. */
    public static Condition all() {
        return new Condition("", new Literal(1), Set.of());
    }

    /**
     * Compiles a text; empty text matches everything.
     *
     * @throws dev.caravan.config.ConfigException with the column and, where one is known, the remedy
     */
    public static Condition parse(String text) {
        return parse(text, Place.of("where"));
    }

    /** As {@link #parse(String)}, for a text that stands at a place. */
    public static Condition parse(String text, Place place) {
        if (text.isBlank()) {
            return all();
        }
        Set<String> fields = new LinkedHashSet<>();
        Function<Column, Expression> columns = column -> column(column, fields);
        ExpressionCompiler compiler = new ExpressionCompiler(CALLS, columns, column -> List.of(columns.apply(column)));
        try {
            Expression expression = compiler.compile(SqlSyntax.parse(text, place));
            return new Condition(text, expression, Collections.unmodifiableSet(fields));
        } catch (IllegalArgumentException refused) {
            throw new ConfigException(place, String.valueOf(refused.getMessage()));
        }
    }

    /** In MySQL a text in double quotes is a text, not a name. */
    private static Expression column(Column column, Set<String> fields) {
        String written = column.getFullyQualifiedName();
        if (written.startsWith("\"") && column.getTable() == null) {
            return new Literal(MysqlLiteral.unescape(written.substring(1, written.length() - 1), '"'));
        }
        String name = written.replace("`", "").replace("\"", "");
        fields.add(name);
        return Reference.of(name);
    }

    /** Whether the record is wanted; not when a value of it is more than a function can take. */
    public boolean test(Map<String, Object> record) {
        try {
            return expression.truth(Scope.of(record)) == Truth.TRUE;
        } catch (EvaluationException | InconvertibleException unknown) {
            return false;
        }
    }

    /** The names of the fields it reads, in the order of the text. */
    public Set<String> fields() {
        return fields;
    }

    /** The text as written. */
    @Override
    public String toString() {
        return text;
    }
}
