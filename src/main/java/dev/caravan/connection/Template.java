package dev.caravan.connection;

import dev.caravan.config.Placeholder;
import dev.caravan.model.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts of a profile with {@link Placeholder}s in them. Pure. */
final class Template {
    private static final String INT = "int";

    /** Values by name. */
    @FunctionalInterface
    interface Names {
        /** Null when there is no such value. */
        @Nullable String value(String name);
    }

    private Template() {}

    /** The text with every placeholder replaced; an optional one without a value is nothing. */
    static String text(String template, Names names) {
        return Placeholder.replace(template, placeholder -> rendered(placeholder, template, names));
    }

    /** As {@link #text}; null when an optional placeholder has no value, so that the parameter is left out. */
    static @Nullable String parameter(String template, Names names) {
        return isLeftOut(template, names) ? null : text(template, names);
    }

    /** Adds the parameters, without those that are left out; their names may hold placeholders too. */
    static void fill(Map<String, String> parameters, Map<String, String> templates, Names names) {
        templates.forEach((name, template) -> {
            String value = parameter(template, names);
            if (value != null) {
                parameters.put(text(name, names), value);
            }
        });
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
            if (!(entry.getValue() instanceof String text && isLeftOut(text, names))) {
                FieldTree.put(copy, String.valueOf(entry.getKey()), tree(entry.getValue(), names));
            }
        }
        return copy;
    }

    private static boolean isLeftOut(String template, Names names) {
        return template.indexOf('?') >= 0
                && Placeholder.in(template).stream().anyMatch(part -> part.optional() && isAbsent(part, names));
    }

    private static boolean isAbsent(Placeholder placeholder, Names names) {
        return placeholder.names().stream().anyMatch(name -> {
            String value = names.value(name);
            return value == null || value.isEmpty();
        });
    }

    private static Object value(String template, Names names) {
        String text = text(template, names);
        if (!Placeholder.isAlone(template)) {
            return text;
        }
        Placeholder placeholder = Placeholder.in(template).get(0);
        if (!placeholder.filters().contains(INT)) {
            return text;
        }
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException notNumber) {
            throw refused("\"" + placeholder.names().get(0) + "\" must be a whole number");
        }
    }

    private static String rendered(Placeholder placeholder, String template, Names names) {
        if (placeholder.optional() && isAbsent(placeholder, names)) {
            return "";
        }
        String joined = placeholder.names().stream()
                .map(name -> required(name, template, names))
                .collect(Collectors.joining(":"));
        return TextFilter.apply(placeholder.filters(), joined);
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
