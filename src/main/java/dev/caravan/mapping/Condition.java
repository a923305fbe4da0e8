package dev.caravan.mapping;

import dev.caravan.config.Place;
import java.util.Map;
import java.util.Set;

/**
 * Which records are wanted: the text of {@code where}, in SQL as MySQL understands it.
 *
 * <p>{@code = != <> < <= > >=}, {@code AND OR XOR NOT}, {@code IN}, {@code LIKE}, {@code BETWEEN}, {@code IS [NOT] NULL
 * | TRUE | FALSE}, {@code + - * / % DIV}, a few functions. A name is a field of the record: plain, dotted, Chinese, or in
 * backquotes ({@code `27963`}). A field that is absent or null is NULL, and what is unknown does not match. A number and a
 * text compare as numbers; two texts compare exactly, so case counts, unlike in MySQL's default collations. Empty text
 * matches everything. Immutable, thread-safe.
 */
public final class Condition {
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
        ExpressionCompiler compiler = new ExpressionCompiler(place);
        Expression expression = compiler.compile(SqlSyntax.parse(text, place));
        return new Condition(text, expression, compiler.fields());
    }

    /** Whether the record is wanted. */
    public boolean test(Map<String, Object> record) {
        return expression.truth(Scope.of(record)) == Truth.TRUE;
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
