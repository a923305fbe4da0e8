package dev.caravan.mapping.syntax;

import dev.caravan.mapping.function.MysqlLiteral;
import dev.caravan.mapping.syntax.SqlToken.Kind;
import dev.caravan.mapping.syntax.SqlToken.Part;
import dev.caravan.mapping.syntax.SqlToken.PartKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the text of an expression into tokens, so that references and texts in quotes never reach the parser as text.
 * Refusals are {@link IllegalArgumentException}s with a sentence and a column. Used once.
 */
final class SqlScanner {
    private static final List<String> OPERATORS =
            List.of("<=>", "<=", ">=", "<>", "!=", "&&", "||", "=", "<", ">", "+", "-", "*", "/", "%", "!");

    private final String text;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;

    private SqlScanner(String text, int from) {
        this.text = text;
        this.at = from;
    }

    /** The tokens of a text from a position on. */
    static SqlTokens scan(String text, int from) {
        SqlScanner scanner = new SqlScanner(text, from);
        scanner.run();
        return new SqlTokens(text, List.copyOf(scanner.tokens));
    }

    private void run() {
        while (at < text.length()) {
            char character = text.charAt(at);
            if (Character.isWhitespace(character)) {
                at++;
            } else if (!comment()) {
                token(character);
            }
        }
    }

    private boolean comment() {
        int end = -1;
        if (text.startsWith("/*", at)) {
            end = text.indexOf("*/", at + 2);
        } else if (text.startsWith("-- ", at) || text.startsWith("#", at)) {
            end = text.indexOf('\n', at);
        } else {
            return false;
        }
        at = end < 0 ? text.length() : text.startsWith("*/", end) ? end + 2 : end + 1;
        return true;
    }

    private void token(char character) {
        switch (character) {
            case '(' -> single(Kind.OPEN);
            case ')' -> single(Kind.CLOSE);
            case ',' -> single(Kind.COMMA);
            case '\'', '"' -> quoted(character);
            default -> {
                if (!bare()) {
                    operator();
                }
            }
        }
    }

    private void single(Kind kind) {
        tokens.add(new SqlToken(kind, text.substring(at, at + 1), at, List.of()));
        at++;
    }

    private void quoted(char quote) {
        int start = at;
        at++;
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        while (!closes(quote, start)) {
            int end = valueEnd();
            if (end > 0) {
                flush(literal, quote, parts);
                parts.add(value(end));
            } else {
                int width = text.charAt(at) == '\\' || text.charAt(at) == quote ? 2 : 1;
                literal.append(text, at, Math.min(text.length(), at + width));
                at += width;
            }
        }
        flush(literal, quote, parts);
        at++;
        tokens.add(new SqlToken(Kind.TEXT, text.substring(start, at), start, List.copyOf(parts)));
    }

    private boolean closes(char quote, int start) {
        if (at >= text.length()) {
            throw new IllegalArgumentException("the text that " + quote + " opens in column " + (start + 1)
                    + " does not end; write " + quote + quote + " for a quote within it");
        }
        boolean doubled = text.startsWith("" + quote + quote, at);
        return text.charAt(at) == quote && !doubled;
    }

    private static void flush(StringBuilder literal, char quote, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Part(PartKind.LITERAL, MysqlLiteral.unescape(literal.toString(), quote)));
            literal.setLength(0);
        }
    }

    /** Where the reference or look-up that starts here ends; -1 when none does. */
    private int valueEnd() {
        return LookUpText.startsAt(text, at) ? LookUpText.endOf(text, at) : TemplateCompiler.referenceEnd(text, at);
    }

    private Part value(int end) {
        boolean lookUp = text.charAt(at) == '_';
        String written = text.substring(at, end);
        at = end;
        return lookUp
                ? new Part(PartKind.LOOK_UP, written.substring(0, written.length() - LookUpText.END.length()))
                : new Part(PartKind.REFERENCE, written);
    }

    /** Names, numbers and references that touch each other. */
    private boolean bare() {
        int start = at;
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        boolean more = true;
        while (more && at < text.length()) {
            int end = valueEnd();
            if (end > 0) {
                flush(literal, '\'', parts);
                parts.add(value(end));
            } else if (isName(text.charAt(at)) || isExponentSign(literal)) {
                literal.append(text.charAt(at));
                at++;
            } else {
                more = false;
            }
        }
        if (at == start) {
            return false;
        }
        if (parts.isEmpty()) {
            char first = literal.charAt(0);
            Kind kind = first == '.' || Character.isDigit(first) ? Kind.NUMBER : Kind.WORD;
            tokens.add(new SqlToken(kind, literal.toString(), start, List.of()));
        } else {
            flush(literal, '\'', parts);
            tokens.add(new SqlToken(Kind.BARE, text.substring(start, at), start, List.copyOf(parts)));
        }
        return true;
    }

    private static boolean isName(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '$' || character == '.';
    }

    private boolean isExponentSign(StringBuilder literal) {
        boolean sign = text.charAt(at) == '-' || text.charAt(at) == '+';
        return sign && literal.toString().matches("[0-9.]+[eE]");
    }

    private void operator() {
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, at)) {
                tokens.add(new SqlToken(Kind.OPERATOR, operator, at, List.of()));
                at += operator.length();
                return;
            }
        }
        throw new IllegalArgumentException("column " + (at + 1) + ": unexpected \""
                + Character.toString(text.codePointAt(at)) + "\"" + hint(text.charAt(at)));
    }

    private static String hint(char character) {
        return switch (character) {
            case '“', '”', '‘', '’' -> "; write ASCII quotes '…'";
            case '，' -> "; write an ASCII comma";
            case '（', '）' -> "; write ASCII parentheses";
            case '`' -> "; a field is written {{name}}";
            case ';', '；' -> "; leave the semicolon out";
            case '{', '}' -> "; a field is written {{name}}";
            case '?', ':' -> "; write IF(condition, then, else)";
            default -> "";
        };
    }
}
