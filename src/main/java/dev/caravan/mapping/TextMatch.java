package dev.caravan.mapping;

import org.jspecify.annotations.Nullable;

/** {@code text LIKE pattern}: {@code %} any characters, {@code _} one, the escape character takes the next literally. */
record TextMatch(Expression text, Expression pattern, char escape) implements Expression {
    @Override
    public Truth truth(Scope scope) {
        Object value = text.evaluate(scope);
        Object like = pattern.evaluate(scope);
        return value == null || like == null
                ? Truth.UNKNOWN
                : Truth.of(matches(SqlValues.text(value), SqlValues.text(like)));
    }

    /** Goes back only to the last {@code %}, so it takes at most |value| × |like| steps. */
    private boolean matches(String value, String like) {
        int at = 0;
        int in = 0;
        int retryAt = -1;
        int retryIn = -1;
        while (at < value.length()) {
            if (in < like.length() && like.charAt(in) == '%') {
                retryAt = at;
                retryIn = ++in;
            } else if (in < like.length() && matchesOne(value, at, like, in)) {
                at += one(value, at, like, in);
                in += width(like, in);
            } else if (retryIn >= 0) {
                at = ++retryAt;
                in = retryIn;
            } else {
                return false;
            }
        }
        return onlyPercent(like, in);
    }

    private boolean matchesOne(String value, int at, String like, int in) {
        return like.charAt(in) == '_' || value.charAt(at) == like.charAt(in + width(like, in) - 1);
    }

    /** A character beyond the basic plane is one character for {@code _}. */
    private static int one(String value, int at, String like, int in) {
        return like.charAt(in) == '_' ? Character.charCount(value.codePointAt(at)) : 1;
    }

    private int width(String like, int in) {
        return like.charAt(in) == escape && in + 1 < like.length() ? 2 : 1;
    }

    private static boolean onlyPercent(String like, int from) {
        for (int i = from; i < like.length(); i++) {
            if (like.charAt(i) != '%') {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return truth(scope).value();
    }
}
