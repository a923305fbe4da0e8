package dev.caravan.mapping.syntax;

import dev.caravan.mapping.syntax.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Tokens that stand in a row. */
record SqlTokens(String source, List<SqlToken> tokens) {
    int size() {
        return tokens.size();
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** Whether nothing but literals stands here. */
    boolean isConstant() {
        return tokens.stream().allMatch(SqlToken::isConstant);
    }

    SqlToken get(int index) {
        return tokens.get(index);
    }

    /** Whether the token at an index, if there is one, is of a kind. */
    boolean has(int index, Kind kind) {
        return index < tokens.size() && tokens.get(index).is(kind);
    }

    SqlTokens sub(int from, int to) {
        return new SqlTokens(source, tokens.subList(from, to));
    }

    /** What follows the token at an index. */
    SqlTokens after(int index) {
        return sub(index + 1, size());
    }

    /** The index of the parenthesis that closes the one at an index. */
    int close(int open) {
        int depth = 0;
        for (int i = open; i < size(); i++) {
            depth += has(i, Kind.OPEN) ? 1 : has(i, Kind.CLOSE) ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("column " + get(open).column() + ": \"(\" is not closed");
    }

    /** The parts between commas; none when there are no tokens at all. */
    List<SqlTokens> split() {
        List<SqlTokens> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < size(); i++) {
            depth += has(i, Kind.OPEN) ? 1 : has(i, Kind.CLOSE) ? -1 : 0;
            if (depth == 0 && has(i, Kind.COMMA)) {
                parts.add(sub(start, i));
                start = i + 1;
            }
        }
        if (!isEmpty()) {
            parts.add(sub(start, size()));
        }
        return parts;
    }

    /** The index of a word that stands in no parentheses; -1 when there is none. */
    int indexOf(String word) {
        int depth = 0;
        for (int i = 0; i < size(); i++) {
            depth += has(i, Kind.OPEN) ? 1 : has(i, Kind.CLOSE) ? -1 : 0;
            if (depth == 0 && get(i).isWord(word)) {
                return i;
            }
        }
        return -1;
    }

    /** As it is written. */
    String text() {
        if (isEmpty()) {
            return "";
        }
        SqlToken last = get(size() - 1);
        return source.substring(get(0).start(), last.start() + last.text().length());
    }
}
