package dev.caravan.mapping;

import dev.caravan.model.MappingFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The failures of one record as they are found, with the place in the target they are found at. */
final class Failures {
    private final String key;
    private final String prefix;
    private final List<MappingFailure> found;
    private final List<MissingParent> missing;

    private Failures(String key, String prefix, List<MappingFailure> found, List<MissingParent> missing) {
        this.key = key;
        this.prefix = prefix;
        this.found = found;
        this.missing = missing;
    }

    static Failures of(String key) {
        return new Failures(key, "", new ArrayList<>(0), new ArrayList<>(0));
    }

    /** The same failures seen from within a target field. */
    Failures within(String field) {
        return new Failures(key, prefix + field + ".", found, missing);
    }

    /** Where a field stands in the target. */
    String pathOf(String field) {
        return prefix + field;
    }

    void add(String field, @Nullable Object value, String expectation) {
        found.add(new MappingFailure(key, prefix + field, SqlValues.textOrEmpty(value), expectation));
    }

    void add(String field, MissingParentException notFound) {
        missing.add(notFound.of(key, prefix + field));
    }

    /** What look-ups did not find. */
    List<MissingParent> missing() {
        return missing;
    }

    List<MappingFailure> list() {
        return found;
    }
}
