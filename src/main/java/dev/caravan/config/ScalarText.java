package dev.caravan.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How the text of a scalar becomes a value; a refusal is an {@link IllegalArgumentException} with a sentence. */
final class ScalarText {
    /** One such way. */
    interface Reading<T> {
        T read(String text);
    }

    private ScalarText() {}

    static int integer(String text, int min, int max) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notWhole) {
            throw refusal(text, min, max);
        }
        throw refusal(text, min, max);
    }

    private static IllegalArgumentException refusal(String text, int min, int max) {
        String limits = max == Integer.MAX_VALUE ? "of at least " + min : "from " + min + " to " + max;
        return new IllegalArgumentException("\"" + text + "\" is not a whole number " + limits);
    }

    static boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
        };
    }

    static <E extends Enum<E>> E choice(String text, Class<E> type) {
        String wanted = plainName(text);
        for (E constant : type.getEnumConstants()) {
            if (plainName(constant.name()).equals(wanted)) {
                return constant;
            }
        }
        List<String> allowed = Arrays.stream(type.getEnumConstants())
                .map(constant -> plainName(constant.name()))
                .toList();
        throw new IllegalArgumentException(NearestName.unknown("value", text, allowed));
    }

    private static String plainName(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String oneOf(String text, Collection<String> allowed) {
        if (allowed.contains(text)) {
            return text;
        }
        throw new IllegalArgumentException(NearestName.unknown("value", text, allowed));
    }
}
