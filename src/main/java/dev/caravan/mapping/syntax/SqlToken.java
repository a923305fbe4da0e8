package dev.caravan.mapping.syntax;

import java.util.List;

/**
 * A piece of the text of an expression.
 *
 * @param text as it is written
 * @param start where it stands, from 0
 * @param parts what a text in quotes, a reference or a look-up consists of; empty for the others
 */
record SqlToken(Kind kind, String text, int start, List<Part> parts) {
    /** The kinds of tokens. */
    enum Kind {
        WORD,
        NUMBER,
        OPERATOR,
        OPEN,
        CLOSE,
        COMMA,
        /** A text in quotes. */
        TEXT,
        /** References that stand without quotes, with what touches them: {@code {{n}}}, {@code {{n}}000}. */
        BARE
    }

    /** What values consist of. */
    enum PartKind {
        LITERAL,
        REFERENCE,
        LOOK_UP
    }

    /** A part of a value: a literal without its escapes, a reference in its braces, a look-up without its end. */
    record Part(PartKind kind, String text) {}

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Whether it is this word, in whatever case. */
    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isConstant() {
        return parts.stream().allMatch(part -> part.kind() == PartKind.LITERAL);
    }

    int column() {
        return start + 1;
    }
}
