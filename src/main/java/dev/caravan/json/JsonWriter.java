package dev.caravan.json;

import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes one value; not reusable, not thread-safe. */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(256);
    private int depth;

    String write(@Nullable Object value) {
        value(value);
        return out.toString();
    }

    private void value(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof CharSequence text) {
            text(text);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Iterable<?> list) {
            list(list);
        } else {
            other(value);
        }
    }

    private void other(Object value) {
        if (value instanceof Object[] array) {
            list(Arrays.asList(array));
        } else if (value instanceof byte[] bytes) {
            text(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Date date) {
            text(Instant.ofEpochMilli(date.getTime()).toString());
        } else if (value instanceof TemporalAccessor
                || value instanceof UUID
                || value instanceof Enum<?>
                || value instanceof Character) {
            text(value.toString());
        } else {
            throw new JsonException("a value of type " + value.getClass().getName() + " cannot be written as JSON");
        }
    }

    private void number(Number number) {
        String digits = number.toString();
        if (digits.endsWith("N") || digits.endsWith("y")) { // NaN, Infinity
            throw new JsonException("the number " + digits + " cannot be written as JSON");
        }
        out.append(digits);
    }

    private void object(Map<?, ?> map) {
        enter();
        char separator = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            separator = ',';
            text(String.valueOf(entry.getKey()));
            out.append(':');
            value(entry.getValue());
        }
        leave(separator == '{' ? "{}" : "}");
    }

    private void list(Iterable<?> list) {
        enter();
        char separator = '[';
        for (Object element : list) {
            out.append(separator);
            separator = ',';
            value(element);
        }
        leave(separator == '[' ? "[]" : "]");
    }

    private void enter() {
        depth++;
        if (depth > JsonReader.MAX_DEPTH) {
            throw new JsonException(
                    "cannot be written as JSON: nested deeper than " + JsonReader.MAX_DEPTH + " levels");
        }
    }

    private void leave(String close) {
        depth--;
        out.append(close);
    }

    /** Nearly every text is appended whole: by far the fastest way. */
    private void text(CharSequence text) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character == '"' || character == '\\' || isLone(character, text, i)) {
                out.append(text, from, i);
                escaped(character);
                from = i + 1;
            }
        }
        if (from == 0) {
            out.append(text);
        } else {
            out.append(text, from, text.length());
        }
        out.append('"');
    }

    private static boolean isLone(char character, CharSequence text, int index) {
        return Character.isSurrogate(character) && !paired(text, index);
    }

    private void escaped(char character) {
        if (character == '"' || character == '\\') {
            out.append('\\').append(character);
        } else {
            control(character);
        }
    }

    private void control(char character) {
        switch (character) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> escape(character);
        }
    }

    private void escape(char character) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((character >> shift) & 0xF));
        }
    }

    private static boolean paired(CharSequence text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
}
