package dev.caravan.migrate;

import dev.caravan.config.ConfigScalar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain values as YAML that a person would have written: rows in one line where they fit, numbers as they were
 * spelt. Values are maps, lists, texts, numbers, booleans, null and scalars of a configuration. Pure.
 */
final class YamlText {
    private static final int WIDTH = 140;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/\\p{IsHan}][A-Za-z0-9_./\\p{IsHan}-]*");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private YamlText() {}

    /** A document of names, in order; ends with a line break. */
    static String document(Map<String, ?> map) {
        StringBuilder text = new StringBuilder();
        map.forEach((name, value) -> entry(text, "", name, value));
        return text.toString();
    }

    /** A value in one line. */
    static String flow(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? "{}" : "{ " + joined(map) + " }";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(", ", list.stream().map(YamlText::flow).toList()) + "]";
        }
        return scalar(value);
    }

    private static String joined(Map<?, ?> map) {
        return String.join(
                ", ",
                map.entrySet().stream()
                        .map(entry -> quoted(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
                        .toList());
    }

    private static void entry(StringBuilder text, String indent, String name, @Nullable Object value) {
        text.append(indent).append(quoted(name)).append(':');
        String line = flow(value);
        if (!isDeep(value) && indent.length() + name.length() + line.length() <= WIDTH || isSingle(value)) {
            text.append(' ').append(line).append('\n');
        } else if (value instanceof Map<?, ?> map) {
            text.append('\n');
            map.forEach((key, below) -> entry(text, indent + "  ", String.valueOf(key), below));
        } else if (value instanceof List<?> list) {
            text.append('\n');
            list.forEach(item -> item(text, indent + "  ", item));
        }
    }

    /** Whether it is a list of rows, or a map of maps that hold more. */
    private static boolean isDeep(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(Map.class::isInstance);
        }
        return value instanceof Map<?, ?> map
                && map.values().stream()
                        .anyMatch(below -> below instanceof Map<?, ?> inner
                                && inner.values().stream().anyMatch(Map.class::isInstance));
    }

    private static boolean isSingle(@Nullable Object value) {
        return !(value instanceof Map<?, ?> map && !map.isEmpty())
                && !(value instanceof List<?> list && !list.isEmpty());
    }

    private static void item(StringBuilder text, String indent, @Nullable Object item) {
        String line = flow(item);
        boolean holdsRows = item instanceof Map<?, ?> map
                && map.values().stream()
                        .anyMatch(below ->
                                below instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance));
        if (!holdsRows && indent.length() + line.length() <= WIDTH || !(item instanceof Map<?, ?> map)) {
            text.append(indent).append("- ").append(line).append('\n');
            return;
        }
        StringBuilder block = new StringBuilder();
        map.forEach((key, below) -> entry(block, indent + "  ", String.valueOf(key), below));
        text.append(indent).append("- ").append(block.substring(indent.length() + 2));
    }

    private static String scalar(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof ConfigScalar scalar) {
            return scalar.isNull() ? "null" : scalar.isText() ? quoted(scalar.text()) : scalar.text();
        }
        return value instanceof CharSequence text ? quoted(text.toString()) : value.toString();
    }

    /** A text, in quotes unless it reads as itself without. */
    static String quoted(String text) {
        if (PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(java.util.Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> escape(quoted, (char) unit));
        return quoted.append('"').toString();
    }

    private static void escape(StringBuilder quoted, char unit) {
        switch (unit) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            default -> {
                boolean printable = unit >= ' ' && unit < 0x7F
                        || unit >= 0xA0 && unit < 0xFE00 && !isBreak(unit)
                        || unit > 0xFE0F && unit < 0xFFFE && unit != '\uFEFF';
                quoted.append(printable ? String.valueOf(unit) : String.format("\\u%04X", (int) unit));
            }
        }
    }

    private static boolean isBreak(char unit) {
        return unit == '\u2028' || unit == '\u2029';
    }
}
