package dev.caravan.migrate;

import dev.caravan.config.ConfigScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the look-ups into other schemes among the values of a mapping. Pure. */
final class LookUpTexts {
    private static final Pattern COLLECTION = Pattern.compile(
            "_findCollection\\s+find\\s+(\\S+)\\s+from\\s+(\\S+)\\s+where\\s+((?:[^\\s={}]+=(?:\\{\\{[^{}]*}}|[^\\s{])+\\s*)+)");
    private static final Pattern TERM = Pattern.compile("([^\\s={}]+)=((?:\\{\\{[^{}]*}}|[^\\s{])+)");
    private static final Pattern QUERY =
            Pattern.compile("_mongoQuery\\s+(\\S+)\\s+findField=content\\.(\\S+)\\s+where=(.+)", Pattern.DOTALL);
    private static final Pattern EQUAL = Pattern.compile(
            "\"content\\.([^\"]+)\"\\s*:\\s*(?:\\{\\s*\"\\$eq\"\\s*:\\s*)?\"?((?:\\{\\{[^{}]*}}|[^\"{}])*)\"?");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private LookUpTexts() {}

    /**
     * A look-up.
     *
     * @param where the fields and the texts they equal, with their braces
     */
    record LookUp(String scheme, String find, Map<String, String> where) {}

    /** All look-ups in a tree of plain values, in order. */
    static List<LookUp> in(Object tree) {
        List<LookUp> found = new ArrayList<>();
        texts(tree).forEach(text -> read(text, found));
        return found;
    }

    /** The UUIDs of schemes that a tree names. */
    static Set<String> schemes(Object tree) {
        Set<String> schemes = new LinkedHashSet<>();
        for (String text : texts(tree)) {
            UUID.matcher(text).results().forEach(found -> schemes.add(found.group()));
        }
        return schemes;
    }

    private static void read(String text, List<LookUp> found) {
        Matcher collection = COLLECTION.matcher(text);
        while (collection.find()) {
            found.add(new LookUp(collection.group(2), collection.group(1), pairs(TERM, collection.group(3))));
        }
        Matcher query = QUERY.matcher(text);
        if (query.find()) {
            found.add(new LookUp(query.group(1), query.group(2), pairs(EQUAL, query.group(3))));
        }
    }

    private static Map<String, String> pairs(Pattern pattern, String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        pattern.matcher(text)
                .results()
                .forEach(pair -> pairs.put(pair.group(1), pair.group(2).strip()));
        return pairs;
    }

    /** Every text in a tree. */
    static List<String> texts(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(value -> texts(value).stream()).toList();
        }
        if (tree instanceof List<?> list) {
            return list.stream().flatMap(value -> texts(value).stream()).toList();
        }
        return tree instanceof ConfigScalar scalar ? List.of(scalar.text()) : List.of(String.valueOf(tree));
    }
}
