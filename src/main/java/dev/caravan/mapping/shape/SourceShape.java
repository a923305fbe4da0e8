package dev.caravan.mapping.shape;

import dev.caravan.mapping.shape.SourceCondition.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a source configuration makes of each record before it is staged: {@code condition}, then {@code formatResponse}, then
 * {@code beatFlat}. A record that is not wanted is shaped like the others, so that its key is the same. Total: no record
 * makes it fail. Immutable, thread-safe.
 */
public final class SourceShape {
    private static final SourceShape NONE = new SourceShape(SourceCondition.none(), List.of(), null, "");

    private final SourceCondition condition;
    private final List<FormatRule> formats;
    private final @Nullable Flattening flattening;
    private final String text;

    /**
     * @param text of formats and flattening, for fingerprints
     */
    SourceShape(SourceCondition condition, List<FormatRule> formats, @Nullable Flattening flattening, String text) {
        this.condition = condition;
        this.formats = List.copyOf(formats);
        this.flattening = flattening;
        this.text = text;
    }

    /** Leaves every record as it is. */
    public static SourceShape none() {
        return NONE;
    }

    /** The same without its condition. */
    public SourceShape withoutCondition() {
        return new SourceShape(SourceCondition.none(), formats, flattening, text);
    }

    /** Which records and lines are wanted. */
    public SourceCondition condition() {
        return condition;
    }

    /** Whether it leaves every record as it is. */
    public boolean isNone() {
        return formats.isEmpty() && flattening == null && condition.fields().isEmpty();
    }

    /** New fields whose values change while the record does not. */
    public Set<String> ageing() {
        return formats.stream()
                .filter(FormatRule::ages)
                .flatMap(rule -> rule.targets().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The records that become of one; at least one.
     *
     * @param key field that identifies it
     * @param now the moment of the reading
     */
    public List<ShapedRecord> apply(Map<String, Object> record, String key, Instant now) {
        Verdict verdict = condition.judge(record);
        Map<String, Object> formatted = record;
        for (FormatRule rule : formats) {
            formatted = rule.isFor(record) || flattening == null ? rule.apply(formatted, now) : formatted;
        }
        Map<String, Object> left = withoutLines(formatted, verdict.lines());
        if (flattening == null) {
            return List.of(new ShapedRecord(left, verdict.wanted()));
        }
        List<ShapedRecord> rows = new ArrayList<>();
        for (ShapedRecord row : flattening.apply(left, key, verdict.lines())) {
            Map<String, Object> content = lateFormats(record, row.content(), now);
            rows.add(new ShapedRecord(content, verdict.wanted() && row.wanted()));
        }
        return List.copyOf(rows);
    }

    /** Lists that are taken apart keep their lines: what is not wanted of them becomes a record that is not. */
    private Map<String, Object> withoutLines(Map<String, Object> record, Map<String, BitSet> lines) {
        Map<String, Object> left = record;
        for (Map.Entry<String, BitSet> list : lines.entrySet()) {
            if (flattening == null || !flattening.names().contains(list.getKey())) {
                left = LinePath.with(left, list.getKey(), lines(left, list.getKey(), list.getValue()));
            }
        }
        return left;
    }

    private static List<@Nullable Object> lines(Map<String, Object> record, String list, BitSet positions) {
        List<@Nullable Object> left = new ArrayList<>();
        if (LinePath.of(list).get(record) instanceof List<?> lines) {
            positions.stream().filter(position -> position < lines.size()).forEach(at -> left.add(lines.get(at)));
        }
        return left;
    }

    /** Formats of fields that only the lines' records have. */
    private Map<String, Object> lateFormats(Map<String, Object> record, Map<String, Object> row, Instant now) {
        Map<String, Object> formatted = new LinkedHashMap<>(row);
        for (FormatRule rule : formats) {
            formatted = rule.isFor(record) ? formatted : rule.apply(formatted, now);
        }
        return formatted;
    }

    /** Equal for equal shapes. */
    @Override
    public String toString() {
        return condition + text;
    }
}
