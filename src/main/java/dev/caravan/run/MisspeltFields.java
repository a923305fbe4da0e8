package dev.caravan.run;

import dev.caravan.config.NearestName;
import dev.caravan.json.FieldPath;
import dev.caravan.json.RecordArray;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds field names of a case that no record of a page bears although a similar one is there: a slip that would silently
 * filter or refuse everything.
 */
final class MisspeltFields {
    private MisspeltFields() {}

    /**
     * A sentence per name that is in none of the records, empty when all is well.
     *
     * @param certain names that must be there; the others count only when a similar name is
     */
    static List<String> in(List<RecordArray.Element> records, Set<String> certain, Set<String> likely) {
        List<String> problems = new ArrayList<>();
        Set<String> known = namesOf(records);
        if (known.isEmpty()) {
            return problems;
        }
        for (String name : certain) {
            if (isAbsent(name, records)) {
                problems.add(sentence(name, NearestName.of(name, known), records.size(), known));
            }
        }
        for (String name : likely) {
            Optional<String> nearest = isAbsent(name, records) ? NearestName.of(name, known) : Optional.empty();
            nearest.ifPresent(near -> problems.add(sentence(name, nearest, records.size(), known)));
        }
        return problems;
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

    private static String sentence(String name, Optional<String> nearest, int records, Set<String> known) {
        String hint = nearest.map(near -> "did you mean \"" + near + "\"?")
                .orElseGet(() -> "the records have "
                        + String.join(", ", known.stream().limit(12).toList()));
        return "field \"" + name + "\" is in none of the " + records + " records of the page; " + hint;
    }
}
