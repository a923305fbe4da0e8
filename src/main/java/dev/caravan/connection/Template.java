package dev.caravan.connection;

import dev.caravan.model.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of a profile with {@code {name}} in them. Pure. */
final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)}");
    private static final Pattern NUMBER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)\\|int}");

    /** Values by name. */
    @FunctionalInterface
    interface Names {
        /** Null when there is no such value. */
        @Nullable String value(String name);
    }

    private Template() {}

    /** The text with every placeholder replaced. */
    static String text(String template, Names names) {
        if (template.indexOf('{') < 0) {
            return template;
        }
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(required(match.group(1), template, names)));
    }

    /** A copy of a tree of maps, lists and values with the placeholders of its texts replaced. */
    static @Nullable Object tree(@Nullable Object template, Names names) {
        if (template instanceof Map<?, ?> map) {
            return map(map, names);
        }
        if (template instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(tree(element, names)));
            return copy;
        }
        return template instanceof String text ? value(text, names) : template;
    }

    /** As {@link #tree}, for a map. */
    static Map<String, Object> map(Map<?, ?> template, Names names) {
        Map<String, Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : template.entrySet()) {
            FieldTree.put(copy, String.valueOf(entry.getKey()), tree(entry.getValue(), names));
        }
        return copy;
    }

    private static Object value(String template, Names names) {
        Matcher number = NUMBER.matcher(template);
        if (!number.matches()) {
            return text(template, names);
        }
        String name = number.group(1);
        String text = required(name, template, names);
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException notNumber) {
            throw refused("\"" + name + "\" must be a whole number");
        }
    }

    private static String required(String name, String template, Names names) {
        String value = names.value(name);
        if (value == null) {
            throw refused(
                    "the profile's text \"" + template + "\" needs a value for \"" + name + "\", and there is none");
        }
        return value;
    }

    private static ConnectionException refused(String message) {
        return new ConnectionException(Answer.local(Action.FAIL, message, null));
    }
}
