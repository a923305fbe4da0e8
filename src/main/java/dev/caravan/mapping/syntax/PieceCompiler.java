package dev.caravan.mapping.syntax;

import dev.caravan.mapping.expression.BareValue;
import dev.caravan.mapping.expression.Expression;
import dev.caravan.mapping.expression.IntervalAmount;
import dev.caravan.mapping.expression.Literal;
import dev.caravan.mapping.expression.MixedText;
import dev.caravan.mapping.expression.QuotedValue;
import dev.caravan.mapping.function.IntervalUnit;
import dev.caravan.mapping.syntax.SqlToken.Kind;
import dev.caravan.mapping.syntax.SqlToken.Part;
import dev.caravan.mapping.syntax.SqlToken.PartKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.schema.Column;

/**
 * Compiles a row of tokens: what is in parentheses, every call and every value is compiled on its own and stands as a name
 * in what is left, operators and CASE. Used once.
 */
final class PieceCompiler {
    private static final Set<String> OPERATORS = Set.of(
            "AND", "OR", "XOR", "NOT", "IN", "LIKE", "RLIKE", "REGEXP", "BETWEEN", "IS", "CASE", "WHEN", "THEN", "ELSE",
            "END", "DIV", "ESCAPE", "NULL", "TRUE", "FALSE", "UNKNOWN");
    private static final Set<String> CLOCK_WORDS =
            Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP");
    private static final Map<String, String> SPELLINGS = Map.of("&&", "AND", "||", "OR", "MOD", "%");
    private static final Pattern NAME = Pattern.compile("_[pl][0-9]+");
    private static final int DEEPEST = 200;

    private final ValueReferences values;
    private final FunctionCalls calls;
    private final int depth;
    private final CallForms forms;
    private final Map<String, Expression> pieces = new HashMap<>();
    private final Map<String, List<Expression>> lists = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();

    private PieceCompiler(ValueReferences values, FunctionCalls calls, int depth) {
        this.values = values;
        this.calls = calls;
        this.depth = depth;
        this.forms = new CallForms(calls, values, this::inner, this::innerWith);
    }

    /** The expression that tokens make; a refusal is an {@link IllegalArgumentException} with a sentence. */
    static Expression compile(SqlTokens tokens, ValueReferences values, FunctionCalls calls) {
        return new PieceCompiler(values, calls, 0).whole(tokens);
    }

    private Expression inner(SqlTokens tokens) {
        return innerWith(tokens, values);
    }

    private Expression innerWith(SqlTokens tokens, ValueReferences otherValues) {
        if (depth == DEEPEST) {
            throw new IllegalArgumentException(
                    "the expression is too deep: at most " + DEEPEST + " parentheses within" + " each other");
        }
        return new PieceCompiler(otherValues, calls, depth + 1).whole(tokens);
    }

    private Expression whole(SqlTokens tokens) {
        OperatorSyntax syntax = new OperatorSyntax(tokens.source());
        int at = 0;
        while (at < tokens.size()) {
            at = append(syntax, tokens, at);
        }
        if (syntax.isEmpty()) {
            throw new IllegalArgumentException(
                    "an expression is missing in \"" + tokens.source().strip() + "\"");
        }
        net.sf.jsqlparser.expression.Expression tree = syntax.parse();
        try {
            return new ExpressionCompiler(calls, this::piece, this::list).compile(tree);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(asWritten(String.valueOf(refused.getMessage())), refused);
        }
    }

    /** A message about what stands for pieces, as one about the pieces. */
    private String asWritten(String message) {
        return NAME.matcher(message)
                .replaceAll(name -> Matcher.quoteReplacement(written.getOrDefault(name.group(), name.group())));
    }

    private Expression piece(Column column) {
        Expression piece = pieces.get(column.getColumnName());
        if (piece == null) {
            throw new IllegalArgumentException("\"" + column + "\" stands where no list can stand");
        }
        return piece;
    }

    private List<Expression> list(Column column) {
        List<Expression> list = lists.get(column.getColumnName());
        return list == null ? List.of(piece(column)) : list;
    }

    /** Appends one token, or all that belong to it, and says where the next one stands. */
    private int append(OperatorSyntax syntax, SqlTokens tokens, int at) {
        SqlToken token = tokens.get(at);
        return switch (token.kind()) {
            case TEXT, BARE -> {
                syntax.append(named(value(token), token.text()), token);
                yield at + 1;
            }
            case NUMBER -> {
                syntax.append(token.text(), token);
                yield at + 1;
            }
            case OPERATOR -> {
                syntax.append(SPELLINGS.getOrDefault(token.text(), token.text()), token);
                yield at + 1;
            }
            case OPEN -> parentheses(syntax, tokens, at);
            case WORD -> word(syntax, tokens, at);
            case CLOSE, COMMA ->
                throw new IllegalArgumentException(
                        "column " + token.column() + ": unexpected \"" + token.text() + "\"");
        };
    }

    private String named(Expression piece, String text) {
        String name = "_p" + pieces.size();
        pieces.put(name, piece);
        written.put(name, text);
        return name;
    }

    private int parentheses(OperatorSyntax syntax, SqlTokens tokens, int at) {
        int close = tokens.close(at);
        SqlTokens inner = tokens.sub(at + 1, close);
        if (at > 0 && tokens.get(at - 1).isWord("IN")) {
            if (inner.isEmpty()) {
                throw new IllegalArgumentException("column " + tokens.get(at).column() + ": IN needs a value");
            }
            String name = "_l" + lists.size();
            lists.put(name, inner.split().stream().map(this::inner).toList());
            written.put(name, inner.text());
            syntax.append("(" + name + ")", tokens.get(at));
        } else {
            syntax.append(named(inner(inner), "(" + inner.text() + ")"), tokens.get(at));
        }
        return close + 1;
    }

    private int word(OperatorSyntax syntax, SqlTokens tokens, int at) {
        SqlToken token = tokens.get(at);
        String upper = token.text().toUpperCase(Locale.ROOT);
        if (upper.equals("INTERVAL")) {
            return interval(syntax, tokens, at);
        }
        if (OPERATORS.contains(upper)) {
            syntax.append(upper, token);
            return at + 1;
        }
        if (tokens.has(at + 1, Kind.OPEN)) {
            int close = tokens.close(at + 1);
            Expression call = forms.compile(token, tokens.sub(at + 2, close));
            syntax.append(named(call, tokens.sub(at, close + 1).text()), token);
            return close + 1;
        }
        if (upper.equals("MOD")) {
            syntax.append("%", token);
            return at + 1;
        }
        if (tokens.has(at + 1, Kind.TEXT)
                && List.of("DATE", "TIME", "TIMESTAMP").contains(upper)) {
            syntax.append(named(calls.call(upper, List.of(value(tokens.get(at + 1)))), token.text()), token);
            return at + 2;
        }
        if (CLOCK_WORDS.contains(upper)) {
            syntax.append(named(calls.call(upper, List.of()), token.text()), token);
            return at + 1;
        }
        throw new IllegalArgumentException("column " + token.column() + ": unexpected \"" + token.text()
                + "\"; a field is written {{" + token.text() + "}}, a text '" + token.text() + "'");
    }

    /** {@code INTERVAL amount unit}. */
    private int interval(OperatorSyntax syntax, SqlTokens tokens, int at) {
        for (int i = at + 1; i < tokens.size(); i++) {
            if (tokens.has(i, Kind.OPEN)) {
                i = tokens.close(i);
            } else if (tokens.has(i, Kind.WORD) && !tokens.has(i + 1, Kind.OPEN)) {
                var unit = IntervalUnit.named(tokens.get(i).text());
                if (unit.isPresent()) {
                    Expression amount = inner(tokens.sub(at + 1, i));
                    syntax.append(named(new IntervalAmount(unit.get(), amount), "INTERVAL"), tokens.get(at));
                    return i + 1;
                }
            }
        }
        throw new IllegalArgumentException(
                "column " + tokens.get(at).column() + ": INTERVAL needs a number and a unit, such as INTERVAL 1 DAY");
    }

    private Expression value(SqlToken token) {
        List<Expression> parts = new ArrayList<>();
        for (Part part : token.parts()) {
            parts.add(part.kind() == PartKind.LITERAL ? new Literal(part.text()) : values.value(part));
        }
        boolean quoted = token.is(Kind.TEXT);
        if (parts.isEmpty()) {
            return new Literal("");
        }
        Expression whole = parts.size() == 1 ? parts.get(0) : new MixedText(List.copyOf(parts));
        if (quoted) {
            return parts.size() == 1 && !(whole instanceof Literal) ? new QuotedValue(whole) : whole;
        }
        return new BareValue(whole);
    }
}
