package dev.caravan.mapping.shape;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.mapping.notation.Keys;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles what a source configuration makes of records: {@code condition}, {@code formatResponse}, {@code beatFlat}. Used once. */
public final class ShapeCompiler {
    private static final String BEAT_FLAT = "beatFlat";
    private static final int MOST_FIRST = 1_000;

    private final ConfigMap map;
    private final List<String> flattened;
    private final ZoneId zone;

    public ShapeCompiler(ConfigMap map, List<String> flattened, ZoneId zone) {
        this.map = map;
        this.flattened = flattened;
        this.zone = zone;
    }

    public SourceShape compile() {
        SourceCondition condition = new ConditionReader(map, zone).read();
        List<FormatRule> formats = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (ConfigMap row : map.maps("formatResponse")) {
            format(row).ifPresent(formats::add);
            text.append(row.plain());
        }
        Flattening flattening = flattening();
        return new SourceShape(
                condition, formats, flattening, flattening == null ? text.toString() : text + flattening.toString());
    }

    private Optional<FormatRule> format(ConfigMap row) {
        Keys.FORMAT.check(row);
        String old = row.text("old");
        String target = row.text("new");
        String format = row.text("format");
        if (old.isEmpty() || target.isEmpty() || format.isEmpty()) {
            return Optional.empty();
        }
        if (old.equals(target)) {
            row.problem("new", "the new field is the old one; give it a name of its own");
        }
        try {
            return Optional.of(new FormatRule(
                    LinePath.of(old),
                    target,
                    FormatCompiler.compile(format, zone),
                    FormatCompiler.isJoin(format),
                    FormatCompiler.isAgo(format)));
        } catch (IllegalArgumentException refused) {
            row.problem("format", String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private @Nullable Flattening flattening() {
        Set<String> lists = new LinkedHashSet<>(flattened);
        int first = 1;
        ConfigNode node = map.node(BEAT_FLAT).orElse(null);
        if (node instanceof ConfigMap detailed) {
            Keys.BEAT_FLAT.check(detailed);
            lists.addAll(detailed.texts("lists"));
            first = detailed.integer("first", 1, 0, MOST_FIRST);
        } else if (node != null) {
            lists.addAll(map.texts(BEAT_FLAT));
        }
        if (lists.stream().anyMatch(String::isBlank)) {
            map.problem(BEAT_FLAT, "an empty name is no list");
        }
        return lists.isEmpty() ? null : new Flattening(List.copyOf(lists), first);
    }
}
