package dev.caravan.mapping.shape;

import dev.caravan.mapping.notation.InconvertibleException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code formatResponse}: derives a new field. A value that has no such form gives null; the old field stays.
 * Where the old field stands in lines, each line gets the new one, except for lists that are joined.
 *
 * @param target dotted name of the new field
 * @param lists whether it makes one value of many
 * @param ages whether the new field changes while the record does not
 */
record FormatRule(LinePath old, String target, ValueFormat format, boolean lists, boolean ages) {
    /** A copy of the record with the new field. */
    Map<String, Object> apply(Map<String, Object> record, Instant now) {
        LinePath.Cut cut = old.cutOf(record);
        if (cut == null) {
            return LinePath.with(record, target, formatted(old.get(record), now));
        }
        List<?> lines = cut.linesOf(record);
        return lists
                ? LinePath.with(record, target, formatted(values(lines, cut.rest()), now))
                : LinePath.with(record, cut.list().name(), inLines(lines, cut.rest(), now));
    }

    /** Whether the record has the old field. */
    boolean isFor(Map<String, Object> record) {
        return old.isPresent(record);
    }

    /** All the names that the new field may have in a staged record. */
    Set<String> targets() {
        Set<String> names = new LinkedHashSet<>(Set.of(target));
        for (int dot = old.name().indexOf('.'); dot >= 0; dot = old.name().indexOf('.', dot + 1)) {
            String list = old.name().substring(0, dot);
            names.add(list + "." + target);
            names.add(list.replace('.', '_') + "_" + target);
        }
        return names;
    }

    private static List<@Nullable Object> values(List<?> lines, LinePath path) {
        List<@Nullable Object> values = new ArrayList<>();
        lines.forEach(line -> values.add(line instanceof Map<?, ?> map ? path.get(map) : null));
        return values;
    }

    @SuppressWarnings("unchecked") // records have text keys only
    private List<@Nullable Object> inLines(List<?> lines, LinePath path, Instant now) {
        FormatRule inner = new FormatRule(path, target, format, lists, ages);
        List<@Nullable Object> formatted = new ArrayList<>();
        lines.forEach(line -> formatted.add(line instanceof Map ? inner.apply((Map<String, Object>) line, now) : line));
        return formatted;
    }

    private @Nullable Object formatted(@Nullable Object value, Instant now) {
        if (value == null || value.equals("") || value instanceof List && !lists) {
            return null;
        }
        try {
            return format.of(value, now);
        } catch (InconvertibleException noSuchForm) {
            return null;
        }
    }
}
