package dev.caravan.mapping;

import dev.caravan.config.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The target fields of a mapping so far; finds two rows for one field, and a field that is both value and object. */
final class TargetNames {
    private final Map<String, Place> values = new HashMap<>();
    private final Map<String, Place> objects = new HashMap<>();

    /** Takes a field with a value; says what is wrong with it, if anything. */
    Optional<String> value(String path, Place place) {
        Optional<String> problem = object(parent(path), place);
        if (values.containsKey(path)) {
            return Optional.of(
                    "the field is mapped twice, first at " + at(values.get(path)) + "; keep one of the rows");
        }
        if (objects.containsKey(path)) {
            return Optional.of("the field is an object with fields of its own at " + at(objects.get(path)));
        }
        values.put(path, place);
        return problem;
    }

    /** Takes a field that has fields of its own. */
    Optional<String> object(String path, Place place) {
        for (String step = path; !step.isEmpty(); step = parent(step)) {
            Place value = values.get(step);
            if (value != null) {
                return Optional.of("the field \"" + step + "\" already has a value at " + at(value));
            }
            objects.putIfAbsent(step, place);
        }
        return Optional.empty();
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    private static String at(@Nullable Place place) {
        return place == null ? "" : "line " + place.line();
    }
}
