package dev.caravan.mapping.syntax;

import dev.caravan.mapping.syntax.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import org.jspecify.annotations.Nullable;

/**
 * Operators and CASE with names for everything else, parsed by JSqlParser. Calls and parentheses are cut out before, because
 * its grammar takes exponential time over nested ones. Used once.
 */
final class OperatorSyntax {
    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final List<SqlToken> origins = new ArrayList<>();

    OperatorSyntax(String source) {
        this.source = source;
    }

    /** Appends what stands for a token. */
    void append(String written, SqlToken origin) {
        while (origins.size() <= text.length() + written.length()) {
            origins.add(origin);
        }
        text.append(written).append(' ');
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** The tree; a refusal is an {@link IllegalArgumentException} with a sentence. */
    Expression parse() {
        CCJSqlParser parser = CCJSqlParserUtil.newParser(text.toString());
        parser.withBackslashEscapeCharacter(true).withAllowComplexParsing(false);
        try {
            Expression expression = parser.Expression();
            Token next = parser.getNextToken();
            if (next.kind != CCJSqlParserConstants.EOF) {
                throw unexpected(next);
            }
            return expression;
        } catch (ParseException failure) {
            throw unexpected(failure.currentToken == null ? null : failure.currentToken.next);
        } catch (TokenMgrException failure) {
            throw unexpected(null);
        }
    }

    private IllegalArgumentException unexpected(@Nullable Token token) {
        String what = "not an expression: \"" + source.strip() + "\": ";
        boolean end = token == null || token.kind == CCJSqlParserConstants.EOF;
        SqlToken last = origins.get(origins.size() - 1);
        SqlToken origin = token == null || end ? last : origins.get(token.beginColumn - 1);
        if (end || origin.start() == last.start() && origin.is(Kind.OPERATOR)) {
            return new IllegalArgumentException(what + "it ends too early");
        }
        return new IllegalArgumentException(
                what + "column " + origin.column() + ": unexpected \"" + origin.text() + "\"" + hint(origin));
    }

    private String hint(SqlToken origin) {
        boolean doubled = source.startsWith("==", origin.start()) || source.startsWith("==", origin.start() - 1);
        return doubled ? "; write = for equality" : "";
    }
}
