package dev.caravan.mapping;

import dev.caravan.json.Json;
import dev.caravan.json.JsonException;
import dev.caravan.mapping.function.MysqlLiteral;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.mapping.notation.InconvertibleException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the parsers of 轻易云 make of a value. */
final class ParserShapes {
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    private ParserShapes() {}

    /** {@code "X"} becomes {@code {"FNumber": "X"}}. */
    static Object object(Object value, String name) {
        return pair(name.strip(), single(value));
    }

    /** {@code "X"} becomes {@code {"a": {"b": "X"}}}. */
    static Object twoStages(Object value, String names) {
        int comma = names.indexOf(',');
        return pair(names.substring(0, comma).strip(), object(value, names.substring(comma + 1)));
    }

    /** {@code "a,b"} becomes {@code ["a", "b"]}, blank text an empty list. */
    static Object split(Object value, String separator) {
        if (value instanceof List) {
            return value;
        }
        String text = MysqlText.of(value);
        return text.isBlank()
                ? new ArrayList<>()
                : new ArrayList<Object>(List.of(
                        Pattern.compile(comma(separator), Pattern.LITERAL).split(text, -1)));
    }

    /** {@code ["a", "b"]} becomes {@code "a,b"}. */
    static Object join(Object value, String separator) {
        return value instanceof List<?> list
                ? list.stream().map(MysqlText::orEmpty).collect(Collectors.joining(comma(separator)))
                : MysqlText.of(value);
    }

    private static String comma(String separator) {
        return separator.isEmpty() ? "," : separator;
    }

    /** {@code ["a", "a"]} becomes {@code ["a"]}. */
    static Object unique(Object value) {
        return value instanceof List<?> list ? new ArrayList<>(new LinkedHashSet<>(list)) : value;
    }

    /** {@code {"1033": "a"}}, also as JSON text, becomes {@code [{"Key": 1033, "Value": "a"}]}. */
    static Object pairs(Object value) {
        List<Object> pairs = new ArrayList<>();
        if (value.equals("")) {
            return pairs;
        }
        map(value).forEach((name, inner) -> {
            Map<String, Object> pair = pair("Key", key(String.valueOf(name)));
            pair.put("Value", inner);
            pairs.add(pair);
        });
        return pairs;
    }

    private static Map<?, ?> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        try {
            if (value instanceof String text && Json.parse(text) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (JsonException notJson) {
            throw new InconvertibleException(value, "an object, or one as JSON text");
        }
        throw new InconvertibleException(value, "an object, or one as JSON text");
    }

    private static Object key(String name) {
        return WHOLE.matcher(name).matches() ? MysqlLiteral.whole(name) : name;
    }

    /** {@code "X"} becomes {@code [{"keyName": "物料短代码", "keyValue": "X"}]}. */
    static Object named(Object value, String name) {
        Map<String, Object> pair = pair("keyName", name.strip());
        pair.put("keyValue", single(value));
        return new ArrayList<Object>(List.of(pair));
    }

    private static Map<String, Object> pair(String name, Object value) {
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
}
