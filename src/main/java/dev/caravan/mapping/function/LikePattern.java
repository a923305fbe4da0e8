package dev.caravan.mapping.function;

/** {@code LIKE}: {@code %} any characters, {@code _} one, the escape character takes the next literally. */
public record LikePattern(String like, char escape, Collation collation) {
    /** Goes back only to the last {@code %}, so it takes at most |value| × |like| steps. */
    public boolean matches(String value) {
        int at = 0;
        int in = 0;
        int retryAt = -1;
        int retryIn = -1;
        while (at < value.length()) {
            if (in < like.length() && like.charAt(in) == '%') {
                retryAt = at;
                retryIn = ++in;
            } else if (in < like.length() && matchesOne(value, at, in)) {
                at += one(value, at, in);
                in += width(in);
            } else if (retryIn >= 0) {
                at = ++retryAt;
                in = retryIn;
            } else {
                return false;
            }
        }
        return onlyPercent(in);
    }

    private boolean matchesOne(String value, int at, int in) {
        return like.charAt(in) == '_' || collation.same(value.charAt(at), like.charAt(in + width(in) - 1));
    }

    /** A character beyond the basic plane is one character for {@code _}. */
    private int one(String value, int at, int in) {
        return like.charAt(in) == '_' ? Character.charCount(value.codePointAt(at)) : 1;
    }

    private int width(int in) {
        return like.charAt(in) == escape && in + 1 < like.length() ? 2 : 1;
    }

    private boolean onlyPercent(int from) {
        for (int i = from; i < like.length(); i++) {
            if (like.charAt(i) != '%') {
                return false;
            }
        }
        return true;
    }
}
