package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.MysqlText;
import dev.caravan.model.MappingFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The failures of one record as they are found, with the place in the target they are found at. */
public final class Failures {
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

    public static Failures of(String key) {
        return new Failures(key, "", new ArrayList<>(0), new ArrayList<>(0));
    }

    /** The same failures seen from within a target field. */
    public Failures within(String field) {
        return new Failures(key, prefix + field + ".", found, missing);
    }

    /** Where a field stands in the target. */
    String pathOf(String field) {
        return prefix + field;
    }

    public void add(String field, @Nullable Object value, String expectation) {
        found.add(new MappingFailure(key, prefix + field, MysqlText.orEmpty(value), expectation));
    }

    public void add(String field, MissingParentException notFound) {
        missing.add(notFound.of(key, prefix + field));
    }

    /** What look-ups did not find. */
    public List<MissingParent> missing() {
        return missing;
    }

    public List<MappingFailure> list() {
        return found;
    }
}
