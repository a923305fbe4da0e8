package dev.caravan.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record that has every field a mapping reads, with values that look like what the names say. The same mapping gives
 * the same record. Used once.
 */
final class SampleRecord {
    private static final Pattern NUMBER =
            Pattern.compile("(?i).*(qty|num|amount|price|count|rate|total|weight|数量|金额|单价)");
    private static final Pattern TIME = Pattern.compile("(?i).*(date|time|created|modified|日期|时间).*");
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{?\\s*([^{}|]+?)\\s*(?:\\|[^{}]*)?}}?");
    private static final int AMOUNT = 2;

    private final Map<String, Object> record = new LinkedHashMap<>();
    private final Set<String> arrays = new LinkedHashSet<>();
    private final Set<String> numbers = new LinkedHashSet<>();

    private SampleRecord() {}

    /**
     * A record.
     *
     * @param rows the rows of the mapping, as copied
     * @param fields the source fields they read
     * @param given fields with the values they must have
     */
    static Map<String, Object> of(Object rows, Set<String> fields, Map<String, String> given) {
        SampleRecord sample = new SampleRecord();
        sample.look(rows);
        given.forEach(sample::put);
        fields.stream()
                .filter(field -> !sample.arrays.contains(field))
                .forEach(field -> sample.put(field, sample.value(field)));
        return sample.record;
    }

    /** Finds the source's arrays, and the fields that are wanted as numbers. */
    private void look(Object rows) {
        if (!(rows instanceof List<?> list)) {
            return;
        }
        for (Object item : list) {
            if (item instanceof Map<?, ?> row) {
                String value = text(row, "value");
                if (row.containsKey("children")) {
                    if (text(row, "type").equals("array") && !value.isBlank()) {
                        arrays.add(value.replaceAll("[{}\\s]", ""));
                    }
                    look(row.get("children"));
                } else if (text(row, "type").matches("int|float|timestamp")) {
                    REFERENCE.matcher(value).results().forEach(found -> numbers.add(found.group(1)));
                }
            }
        }
    }

    private static String text(Map<?, ?> row, String key) {
        Object value = row.get(key);
        return value == null
                ? ""
                : LookUpTexts.texts(value).stream().findFirst().orElse("");
    }

    private Object value(String field) {
        String leaf = field.substring(field.lastIndexOf('.') + 1);
        if (numbers.contains(field) || NUMBER.matcher(leaf).matches()) {
            return AMOUNT;
        }
        return TIME.matcher(leaf).matches() ? "2024-01-31 08:00:00" : leaf + "-1";
    }

    /** A field of an element stands in the only element of its array. */
    private void put(String field, Object value) {
        Map<String, Object> at = record;
        String path = "";
        String rest = field;
        for (int dot = rest.indexOf('.'); dot > 0; dot = rest.indexOf('.')) {
            String name = rest.substring(0, dot);
            path = path.isEmpty() ? name : path + "." + name;
            at = below(at, name, arrays.contains(path) || arrays.contains(name));
            rest = rest.substring(dot + 1);
        }
        at.putIfAbsent(rest, value);
    }

    @SuppressWarnings("unchecked") // samples are built of maps with text keys
    private static Map<String, Object> below(Map<String, Object> at, String name, boolean array) {
        Object known = at.get(name);
        if (known instanceof List<?> list && list.get(0) instanceof Map<?, ?> first) {
            return (Map<String, Object>) first;
        }
        if (known instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        Map<String, Object> made = new LinkedHashMap<>();
        at.put(name, array ? new ArrayList<>(List.of(made)) : made);
        return made;
    }

    /** A text with its references replaced by the record's values; what is not there is empty. */
    static String filled(String text, Map<String, Object> record) {
        Matcher references = REFERENCE.matcher(text);
        return references.replaceAll(found -> Matcher.quoteReplacement(String.valueOf(find(record, found.group(1)))));
    }

    private static Object find(@Nullable Object at, String path) {
        if (at instanceof List<?> list) {
            return list.isEmpty() ? "" : find(list.get(0), path);
        }
        if (!(at instanceof Map<?, ?> map)) {
            return "";
        }
        if (map.containsKey(path)) {
            return String.valueOf(map.get(path));
        }
        int dot = path.indexOf('.');
        return dot < 0 ? "" : find(map.get(path.substring(0, dot)), path.substring(dot + 1));
    }
}
