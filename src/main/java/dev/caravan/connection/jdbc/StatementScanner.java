package dev.caravan.connection.jdbc;

import dev.caravan.connection.ConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks through a statement once and finds its named parameters. Used once. */
final class StatementScanner {
    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final String text;
    private final Product product;
    private final StringBuilder sql = new StringBuilder();
    private final List<String> names = new ArrayList<>();
    private int at;

    StatementScanner(String text, Product product) {
        this.text = text;
        this.product = product;
    }

    NamedStatement scan() {
        while (at < text.length()) {
            step(text.charAt(at));
        }
        return new NamedStatement(sql.toString(), names);
    }

    private void step(char c) {
        switch (c) {
            case '\'', '"', '`' -> copy(endOfQuoted(c));
            case '-' -> copy(text.startsWith("--", at) ? endOfLine() : at + 1);
            case '#' -> copy(product == Product.MYSQL ? endOfLine() : at + 1);
            case '/' -> copy(text.startsWith("/*", at) ? endOfComment() : at + 1);
            case '$' -> copy(endOfDollarQuoted());
            case '[' -> copy(product == Product.OTHER ? endOf("]", at + 1) : at + 1);
            case '?' -> questionMark();
            case ':' -> colon();
            default -> copy(at + 1);
        }
    }

    private void copy(int end) {
        sql.append(text, at, end);
        at = end;
    }

    /** A doubled quote is read as two texts side by side, which comes to the same. */
    private int endOfQuoted(char quote) {
        boolean escapes = quote != '`' && (product == Product.MYSQL || isEscapeText());
        for (int i = at + 1; i < text.length(); i++) {
            if (escapes && text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i + 1;
            }
        }
        throw ConnectionException.refused("the statement has a " + quote + " without an end: …" + rest(), null);
    }

    /** PostgreSQL's {@code E'…'}. */
    private boolean isEscapeText() {
        return product == Product.POSTGRESQL
                && at > 0
                && Character.toLowerCase(text.charAt(at - 1)) == 'e'
                && text.charAt(at) == '\''
                && (at == 1 || !Character.isLetterOrDigit(text.charAt(at - 2)));
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** PostgreSQL's comments nest. */
    private int endOfComment() {
        int depth = 1;
        for (int i = at + 2; i < text.length() - 1; i++) {
            if (text.startsWith("*/", i)) {
                depth--;
                if (depth == 0) {
                    return i + 2;
                }
                i++;
            } else if (product == Product.POSTGRESQL && text.startsWith("/*", i)) {
                depth++;
                i++;
            }
        }
        throw ConnectionException.refused("the statement has a comment without an end: …" + rest(), null);
    }

    private int endOfDollarQuoted() {
        Matcher opening = DOLLAR_QUOTE.matcher(text).region(at, text.length());
        boolean inName = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
        return product == Product.POSTGRESQL && !inName && opening.lookingAt()
                ? endOf(opening.group(), opening.end())
                : at + 1;
    }

    private int endOf(String mark, int from) {
        int end = text.indexOf(mark, from);
        if (end < 0) {
            throw ConnectionException.refused("the statement lacks a closing " + mark + ": …" + rest(), null);
        }
        return end + mark.length();
    }

    /** PostgreSQL has operators with a question mark; its driver reads a doubled one as such. */
    private void questionMark() {
        if (product != Product.POSTGRESQL) {
            throw ConnectionException.refused(
                    "the statement has a ?; write :name, the name of a field of the row", null);
        }
        sql.append("??");
        at += text.startsWith("??", at) ? 2 : 1;
    }

    private void colon() {
        Matcher name = NAME.matcher(text).region(at + 1, text.length());
        if (text.startsWith("::", at)) {
            copy(at + 2);
        } else if (name.lookingAt()) {
            names.add(name.group());
            sql.append('?');
            at = name.end();
        } else {
            copy(at + 1);
        }
    }

    private String rest() {
        return text.substring(at, Math.min(text.length(), at + 30));
    }
}
