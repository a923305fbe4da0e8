package dev.caravan.mapping;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** MySQL's functions known so far; all but IFNULL and COALESCE give NULL for a NULL argument. */
enum SqlFunction {
    COALESCE(1, Integer.MAX_VALUE),
    IFNULL(2, 2),
    CONCAT(1, Integer.MAX_VALUE),
    LENGTH(1, 1),
    CHAR_LENGTH(1, 1),
    LOWER(1, 1),
    UPPER(1, 1),
    TRIM(1, 1),
    REPLACE(3, 3);

    private final int min;
    private final int max;

    SqlFunction(int min, int max) {
        this.min = min;
        this.max = max;
    }

    static Optional<SqlFunction> named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(function -> function.name().equals(wanted))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }

    boolean takes(int arguments) {
        return arguments >= min && arguments <= max;
    }

    @Nullable Object apply(List<@Nullable Object> values) {
        if (this == COALESCE || this == IFNULL) {
            return values.stream().filter(Objects::nonNull).findFirst().orElse(null);
        }
        if (values.stream().anyMatch(Objects::isNull)) {
            return null;
        }
        return ofTexts(values.stream().map(SqlValues::textOrEmpty).toList());
    }

    private Object ofTexts(List<String> texts) {
        String first = texts.get(0);
        return switch (this) {
            case LENGTH -> first.getBytes(StandardCharsets.UTF_8).length;
            case CHAR_LENGTH -> first.codePointCount(0, first.length());
            case LOWER -> first.toLowerCase(Locale.ROOT);
            case UPPER -> first.toUpperCase(Locale.ROOT);
            case TRIM -> trim(first);
            case REPLACE -> texts.get(1).isEmpty() ? first : first.replace(texts.get(1), texts.get(2));
            default -> String.join("", texts);
        };
    }

    /** MySQL trims spaces only. */
    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }
}
