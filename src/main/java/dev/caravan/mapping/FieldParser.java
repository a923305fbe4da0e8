package dev.caravan.mapping;

import dev.caravan.config.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A named reshaping of a value, as 轻易云 calls it.
 *
 * @param params what it takes: names, or a separator; empty when it takes nothing
 */
record FieldParser(Kind kind, String params) {
    /** The parsers. */
    enum Kind {
        /** {@code "X"} becomes {@code {"FNumber": "X"}}. */
        CONVERT_OBJECT("ConvertObjectParser", "the name of the field within the object, e.g. FNumber", null),
        /** {@code "X"} becomes {@code {"a": {"b": "X"}}}. */
        CONVERT_TWO_STAGE_OBJECT(
                "ConvertTwoStageObjectParser", "two names separated by a comma, e.g. FStockId,FNumber", null),
        /** {@code "a,b"} becomes {@code ["a", "b"]}. */
        STRING_TO_ARRAY("StringToArray", "a separator", ","),
        /** {@code ["a", "b"]} becomes {@code "a,b"}. */
        ARRAY_TO_STRING("ArrayToString", "a separator", ","),
        /** {@code {"a": 1}} becomes {@code [{"Key": "a", "Value": 1}]}. */
        CONVERT_JSON("ConvertJson", "nothing", "");

        private final String label;
        private final String takes;
        private final @Nullable String fallback;

        Kind(String label, String takes, @Nullable String fallback) {
            this.label = label;
            this.takes = takes;
            this.fallback = fallback;
        }

        /** The parser with its params; a refusal is an {@link IllegalArgumentException} with a sentence. */
        FieldParser with(String params) {
            String given = params.isEmpty() && fallback != null ? fallback : params;
            boolean fits =
                    switch (this) {
                        case CONVERT_OBJECT -> !given.isBlank() && !given.contains(",");
                        case CONVERT_TWO_STAGE_OBJECT -> given.matches("[^,]*[^,\\s][^,]*,[^,]*[^,\\s][^,]*");
                        case STRING_TO_ARRAY, ARRAY_TO_STRING -> true;
                        case CONVERT_JSON -> given.isEmpty();
                    };
            if (!fits) {
                throw new IllegalArgumentException(
                        "the params of " + label + " are " + takes + ", found \"" + params + "\"");
            }
            return new FieldParser(this, given);
        }

        /** The parser of a name in a configuration; a refusal is an {@link IllegalArgumentException} with a sentence. */
        static Kind named(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label.equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(NearestName.unknown(
                            "parser",
                            name,
                            Arrays.stream(values()).map(kind -> kind.label).toList())));
        }

        boolean takesParams() {
            return this != CONVERT_JSON;
        }
    }

    /** The reshaped value; the value given is never null. */
    Object apply(Object value) {
        return switch (kind) {
            case CONVERT_OBJECT -> wrap(params.strip(), single(value));
            case CONVERT_TWO_STAGE_OBJECT -> twoStages(value);
            case STRING_TO_ARRAY -> split(value);
            case ARRAY_TO_STRING -> join(value);
            case CONVERT_JSON -> pairs(value);
        };
    }

    private Object twoStages(Object value) {
        int comma = params.indexOf(',');
        return wrap(
                params.substring(0, comma).strip(),
                wrap(params.substring(comma + 1).strip(), single(value)));
    }

    private static Map<String, Object> wrap(String name, Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(name, value);
        return object;
    }

    private static Object single(Object value) {
        if (value instanceof Map || value instanceof List) {
            throw new InconvertibleException(value, "a single value to put into an object");
        }
        return value;
    }

    private Object split(Object value) {
        if (value instanceof List) {
            return value;
        }
        String text = SqlValues.text(value);
        return text.isEmpty()
                ? new ArrayList<>()
                : new ArrayList<Object>(
                        List.of(Pattern.compile(params, Pattern.LITERAL).split(text, -1)));
    }

    private Object join(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(SqlValues::textOrEmpty).collect(Collectors.joining(params))
                : SqlValues.text(value);
    }

    private static Object pairs(Object value) {
        List<Object> pairs = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> {
                Map<String, Object> pair = new LinkedHashMap<>();
                pair.put("Key", name);
                pair.put("Value", inner);
                pairs.add(pair);
            });
        } else if (!value.equals("")) {
            throw new InconvertibleException(value, "an object");
        }
        return pairs;
    }
}
