package dev.caravan.run;

import dev.caravan.config.NearestName;
import dev.caravan.json.FieldPath;
import dev.caravan.json.RecordArray;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields of a case the records of a page bear: a slip would silently filter or refuse everything.
 *
 * @param present those that at least one record has
 * @param slips those that no record has although a similar one is there, each with a sentence
 */
record MisspeltFields(Set<String> present, Map<String, String> slips) {
    /**
     * Looks for names; nothing is a slip where there are no records.
     *
     * @param read every name that the case reads of a record: none of them was meant for another
     */
    static MisspeltFields in(List<RecordArray.Element> records, Set<String> names, Set<String> read) {
        Set<String> candidates = namesOf(records);
        candidates.removeAll(read);
        Set<String> present = new HashSet<>();
        Map<String, String> slips = new LinkedHashMap<>();
        for (String name : names) {
            if (isAbsent(name, records)) {
                NearestName.of(name, candidates)
                        .ifPresent(near -> slips.put(name, absent(name, records) + didYouMean(near)));
            } else {
                present.add(name);
            }
        }
        return new MisspeltFields(present, slips);
    }

    /** A sentence about a name that must be there, empty when all is well. */
    static Optional<String> missing(String name, List<RecordArray.Element> records) {
        Set<String> known = namesOf(records);
        if (known.isEmpty() || !isAbsent(name, records)) {
            return Optional.empty();
        }
        String hint = NearestName.of(name, known)
                .map(MisspeltFields::didYouMean)
                .orElseGet(() -> "the records have "
                        + String.join(", ", known.stream().limit(12).toList()));
        return Optional.of(absent(name, records) + hint);
    }

    private static boolean isAbsent(String name, List<RecordArray.Element> records) {
        FieldPath path = FieldPath.of(name);
        return records.stream()
                .map(RecordArray.Element::content)
                .noneMatch(content -> content != null && path.isPresent(content));
    }

    private static Set<String> namesOf(List<RecordArray.Element> records) {
        Set<String> names = new LinkedHashSet<>();
        for (RecordArray.Element record : records) {
            Map<String, Object> content = record.content();
            if (content != null) {
                names.addAll(content.keySet());
            }
        }
        return names;
    }

    private static String absent(String name, List<RecordArray.Element> records) {
        return "field \"" + name + "\" is in none of the " + records.size() + " records of the page; ";
    }

    private static String didYouMean(String near) {
        return "did you mean \"" + near + "\"?";
    }
}
