package dev.caravan.mapping.shape;

import dev.caravan.config.NearestName;
import dev.caravan.mapping.function.MysqlText;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compiles the name of a format, with its argument in parentheses: {@code round(2)}, {@code implode('|')}. Refusals are
 * {@link IllegalArgumentException}s with a sentence.
 */
final class FormatCompiler {
    private static final String AGO = "dateDescription";
    private static final String JOIN = "implode";

    private static final Pattern SHAPE = Pattern.compile("\\s*([A-Za-z]+)\\s*(?:\\((.*)\\))?\\s*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\\s*(['\"])(.*)\\1\\s*", Pattern.DOTALL);
    private static final int MOST_DIGITS = 100;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int SHORT_TEXT = 15;
    private static final Map<String, BiFunction<Optional<String>, ZoneId, ValueFormat>> FORMATS = formats();

    private FormatCompiler() {}

    static ValueFormat compile(String text, ZoneId zone) {
        Matcher shape = SHAPE.matcher(text);
        String name = shape.matches() ? shape.group(1) : text;
        String known = FORMATS.keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(NearestName.unknown("format", name, FORMATS.keySet())));
        return Objects.requireNonNull(FORMATS.get(known), "it is one of its names")
                .apply(Optional.ofNullable(shape.group(2)), zone);
    }

    /** Whether it tells how long ago something was, so that it changes while the record does not. */
    static boolean isAgo(String text) {
        return text.strip().toLowerCase(Locale.ROOT).startsWith(AGO.toLowerCase(Locale.ROOT));
    }

    /** Whether it makes one value of a list. */
    static boolean isJoin(String text) {
        return text.strip().toLowerCase(Locale.ROOT).startsWith(JOIN);
    }

    private static Map<String, BiFunction<Optional<String>, ZoneId, ValueFormat>> formats() {
        Map<String, BiFunction<Optional<String>, ZoneId, ValueFormat>> formats = new LinkedHashMap<>();
        formats.put("date", time("uuuu-MM-dd"));
        formats.put("time", time("HH:mm:ss"));
        formats.put("dateTime", time("uuuu-MM-dd HH:mm"));
        formats.put("shortDate", time("MM-dd"));
        formats.put("shortTime", time("HH:mm"));
        formats.put("shortDateTime", time("MM-dd HH:mm"));
        formats.put(AGO, plain((value, zone) -> (found, now) -> TimeFormats.ago(found, now, zone)));
        formats.put("intval", plain((value, zone) -> (found, now) -> NumberFormats.whole(found)));
        formats.put("amount", plain((value, zone) -> (found, now) -> NumberFormats.amount(found)));
        formats.put("round", (digits, zone) -> {
            int count = number(digits, 2, 0, MOST_DIGITS);
            return (found, now) -> NumberFormats.rounded(found, count);
        });
        formats.put("longText", (length, zone) -> {
            int count = number(length, SHORT_TEXT, 1, LONGEST_TEXT);
            return (found, now) -> cut(MysqlText.of(found), count);
        });
        formats.put(JOIN, (separator, zone) -> {
            String between = separator.map(FormatCompiler::unquoted).orElse(",");
            return (found, now) -> joined(found, between);
        });
        return formats;
    }

    private static BiFunction<Optional<String>, ZoneId, ValueFormat> time(String pattern) {
        return plain((none, zone) -> TimeFormats.of(pattern, zone));
    }

    /** A format that takes no argument. */
    private static BiFunction<Optional<String>, ZoneId, ValueFormat> plain(
            BiFunction<Optional<String>, ZoneId, ValueFormat> format) {
        return (argument, zone) -> {
            argument.filter(given -> !given.isBlank()).ifPresent(given -> {
                throw new IllegalArgumentException("the format takes no argument, found (" + given + ")");
            });
            return format.apply(argument, zone);
        };
    }

    private static int number(Optional<String> argument, int standard, int least, int most) {
        String text = argument.map(FormatCompiler::unquoted).map(String::strip).orElse("");
        if (text.isEmpty()) {
            return standard;
        }
        int number = text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    "the format takes a number from " + least + " to " + most + ", found (" + text + ")");
        }
        return number;
    }

    private static String unquoted(String argument) {
        Matcher quoted = QUOTED.matcher(argument);
        return quoted.matches() ? quoted.group(2) : argument;
    }

    private static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length)) + "...";
    }

    private static String joined(Object found, String between) {
        return found instanceof List<?> list
                ? list.stream().map(MysqlText::orEmpty).collect(Collectors.joining(between))
                : MysqlText.of(found);
    }
}
