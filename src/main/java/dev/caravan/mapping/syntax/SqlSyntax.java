package dev.caravan.mapping.syntax;

import dev.caravan.config.ConfigException;
import dev.caravan.config.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import org.jspecify.annotations.Nullable;

/** Parses one SQL expression with JSqlParser and turns what it refuses into a sentence with a column. */
final class SqlSyntax {
    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_PARENTHESES = 30;
    private static final int MAX_COMPLEX = 4;
    private static final Map<String, String> HINTS = Map.of(
            "==", "write = for equality",
            "&&", "write AND for &&",
            "{", "write the field's name without braces",
            "{{", "write the field's name without braces",
            "}", "write the field's name without braces",
            ";", "leave the semicolon out",
            "，", "write an ASCII comma",
            "“", "write ASCII quotes '…'",
            "‘", "write ASCII quotes '…'");

    private static final Pattern OPERATOR =
            Pattern.compile("[-=<>!+*/%(,&|]+|and|or|xor|not|in|like|between|is", Pattern.CASE_INSENSITIVE);

    private SqlSyntax() {}

    /** JSqlParser's second grammar knows a little more and takes exponential time on nested parentheses. */
    static Expression parse(String text, Place place) {
        int depth = refuseExcess(text, place);
        try {
            return parse(text, place, false);
        } catch (ConfigException refused) {
            if (depth > MAX_COMPLEX) {
                throw refused;
            }
            return parse(text, place, true);
        }
    }

    private static Expression parse(String text, Place place, boolean complex) {
        CCJSqlParser parser = CCJSqlParserUtil.newParser(text);
        parser.withBackslashEscapeCharacter(true).withAllowComplexParsing(complex);
        try {
            Expression expression = parser.Expression();
            Token next = parser.getNextToken();
            if (next.kind != CCJSqlParserConstants.EOF) {
                throw unexpected(text, place, next);
            }
            return expression;
        } catch (ParseException failure) {
            Token last = failure.currentToken;
            throw unexpected(text, place, last == null ? null : last.next);
        } catch (TokenMgrException failure) {
            throw new ConfigException(
                    place, "not a condition: \"" + text + "\": a character that SQL does not know" + hint("", text));
        }
    }

    /** How deep the parentheses go. */
    private static int refuseExcess(String text, Place place) {
        int open = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            deepest = Math.max(deepest, open);
        }
        if (text.length() > MAX_LENGTH || deepest > MAX_PARENTHESES) {
            throw new ConfigException(
                    place, "the condition is too long: at most 10,000 characters and 30 parentheses within each other");
        }
        return deepest;
    }

    private static ConfigException unexpected(String text, Place place, @Nullable Token token) {
        if (token == null || token.kind == CCJSqlParserConstants.EOF || isLastOperator(text, token)) {
            return new ConfigException(place, "not a condition: \"" + text + "\": it ends too early" + hint("", text));
        }
        String where = "column " + token.beginColumn + ": unexpected \"" + token.image + "\"";
        return new ConfigException(place, "not a condition: \"" + text + "\": " + where + hint(token.image, text));
    }

    private static boolean isLastOperator(String text, Token token) {
        return OPERATOR.matcher(token.image).matches()
                && text.strip().endsWith(token.image)
                && token.endLine == 1
                && text.length() >= token.endColumn
                && text.substring(token.endColumn).isBlank();
    }

    private static String hint(String token, String text) {
        Optional<String> known = Optional.ofNullable(HINTS.get(token));
        return known.or(() -> List.of("==", "&&", "{", "“", "‘", "，").stream()
                        .filter(text::contains)
                        .map(HINTS::get)
                        .findFirst())
                .or(() -> Optional.of(
                        "a name that is a word of SQL or has other characters needs backquotes, a text needs" + " '…'"))
                .map(hint -> "; " + hint)
                .orElse("");
    }
}
