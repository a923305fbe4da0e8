package dev.caravan.mapping.syntax;

import dev.caravan.mapping.expression.EnclosingArray;
import dev.caravan.mapping.expression.Expression;
import dev.caravan.mapping.expression.FunctionValue;
import dev.caravan.mapping.function.Collation;
import dev.caravan.mapping.function.FunctionCatalog;
import dev.caravan.mapping.function.FunctionSettings;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compiles {@code _function <MySQL expression>}. References are bound as values and never become text of the expression,
 * whatever they contain.
 */
public final class FunctionCompiler {
    private static final int LONGEST = 20_000;
    private static final int MOST_TOKENS = 1_000;
    private static final Pattern START = Pattern.compile("\\s*_function(?=\\s|$)");

    private final TemplateCompiler templates;
    private final LookUpCompiler lookUps;
    private final FunctionCalls calls;

    public FunctionCompiler(TemplateCompiler templates, LookUpCompiler lookUps, FunctionCalls calls) {
        this.templates = templates;
        this.lookUps = lookUps;
        this.calls = calls;
    }

    /** MySQL's functions in a zone. */
    public static FunctionCalls calls(ZoneId zone, InstantSource clock) {
        return calls(FunctionCatalog.builtIn(), zone, clock);
    }

    /** Functions in a zone. */
    public static FunctionCalls calls(FunctionCatalog catalog, ZoneId zone, InstantSource clock) {
        return new FunctionCalls(catalog, new FunctionSettings(zone, clock, Collation.GENERAL_CI), true);
    }

    /** Whether a value is such an expression. */
    public static boolean is(String text) {
        return START.matcher(text).lookingAt();
    }

    /** A refusal is an {@link IllegalArgumentException} with a sentence. */
    public FunctionValue compile(String text, List<EnclosingArray> arrays) {
        Matcher start = START.matcher(text);
        if (!start.lookingAt()) {
            throw new IllegalArgumentException("expected _function and an expression, found \"" + text + "\"");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("the expression is too long: at most 20,000 characters");
        }
        SqlTokens tokens = SqlScanner.scan(text, start.end());
        if (tokens.size() > MOST_TOKENS) {
            throw new IllegalArgumentException("the expression is too long: at most 1,000 words, signs and values");
        }
        ValueReferences values = new ValueReferences(templates, lookUps, arrays);
        Expression expression = PieceCompiler.compile(tokens, values, calls);
        return new FunctionValue(expression, values.references(), values.lookUps(), tokens.isConstant());
    }
}
