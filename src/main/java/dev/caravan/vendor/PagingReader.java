package dev.caravan.vendor;

import dev.caravan.config.ConfigMap;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.WindowRule;
import java.time.Duration;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how an operation is paged and filtered by time. */
final class PagingReader {
    private static final int MAX_SIZE = 100_000;
    private static final Set<String> WORDS = Set.of("epoch-seconds", "epoch-millis", "iso");
    private static final List<String> COMMON =
            List.of("style", "size", "default-size", "max-size", "stop", "total", "page-count", "has-more");
    /** What each style has beside the common keys. */
    private static final Map<String, List<String>> STYLES = styles();

    private PagingReader() {}

    private static Map<String, List<String>> styles() {
        Map<String, List<String>> styles = new LinkedHashMap<>();
        styles.put("single", List.of());
        styles.put("page-number", List.of("page", "first"));
        styles.put("offset", List.of("offset", "first"));
        styles.put("cursor", List.of("cursor", "next"));
        styles.put("next-link", List.of("next"));
        styles.put("keyset", List.of("after", "by"));
        return styles;
    }

    static PagingRule paging(ConfigMap map) {
        if (map.names().isEmpty()) {
            return new PagingRule.Single();
        }
        String style = map.oneOf("style", STYLES.keySet());
        checkKeys(map, style);
        return switch (style) {
            case "page-number" ->
                new PagingRule.PageNumber(map.text("page"), map.integer("first", 0, 1), size(map), end(map));
            case "offset" ->
                new PagingRule.Offset(map.text("offset"), map.integer("first", 0, 0, 1), size(map), end(map));
            case "cursor" -> new PagingRule.Cursor(map.text("cursor"), map.text("next"), size(map), end(map));
            case "next-link" -> new PagingRule.NextLink(map.text("next"), size(map), end(map));
            case "keyset" -> new PagingRule.Keyset(map.text("after"), map.text("by"), size(map), end(map));
            default -> new PagingRule.Single();
        };
    }

    private static void checkKeys(ConfigMap map, String style) {
        List<String> known = new ArrayList<>(STYLES.getOrDefault(style, List.of()));
        known.addAll(COMMON);
        List<String> all = new ArrayList<>(COMMON);
        STYLES.values().forEach(all::addAll);
        map.allowOnly(all);
        if (style.equals("single")) {
            known.retainAll(List.of("style"));
        }
        map.names().stream()
                .filter(name -> all.contains(name) && !known.contains(name))
                .forEach(name -> map.problem(name, "does not go with style: " + style));
    }

    private static PagingRule.Size size(ConfigMap map) {
        int largest = map.integer("max-size", MAX_SIZE, 1, MAX_SIZE);
        return new PagingRule.Size(
                map.optionalText("size").orElse(null), map.integer("default-size", 1, largest), largest);
    }

    private static PagingRule.End end(ConfigMap map) {
        PagingRule.Stop stop = map.choice("stop", PagingRule.Stop.class);
        PagingRule.End end = new PagingRule.End(
                stop,
                map.optionalText("total").orElse(null),
                map.optionalText("page-count").orElse(null),
                map.optionalText("has-more").orElse(null));
        need(map, stop == PagingRule.Stop.TOTAL && end.totalAt() == null, "total");
        need(map, stop == PagingRule.Stop.PAGE_COUNT && end.pageCountAt() == null, "page-count");
        need(map, stop == PagingRule.Stop.HAS_MORE && end.hasMoreAt() == null, "has-more");
        need(map, stop == PagingRule.Stop.NO_CURSOR && !map.has("next"), "next");
        return end;
    }

    private static void need(ConfigMap map, boolean missing, String key) {
        if (missing) {
            map.problem("stop", "needs \"" + key + "\": where the answer declares it");
        }
    }

    static Map<String, WindowRule> windows(ConfigMap map) {
        Map<String, WindowRule> windows = new LinkedHashMap<>();
        map.names().forEach(name -> windows.put(name, window(map.map(name))));
        return windows;
    }

    private static WindowRule window(ConfigMap map) {
        map.allowOnly("from", "to", "format", "granularity", "overlap", "slice", "lag", "modified-at");
        Duration granularity = map.duration("granularity");
        if (map.has("granularity") && granularity.isZero()) {
            map.problem("granularity", "must be longer than nothing");
        }
        return new WindowRule(
                map.text("from"),
                map.text("to"),
                format(map),
                granularity,
                map.duration("overlap", Duration.ZERO),
                slice(map),
                map.duration("lag", Duration.ofMinutes(5)),
                map.optionalText("modified-at").orElse(null));
    }

    private static @Nullable Duration slice(ConfigMap map) {
        if (map.text("slice", "1d").equals("none")) {
            return null;
        }
        return map.duration("slice", Duration.ofDays(1));
    }

    private static String format(ConfigMap map) {
        String format = map.text("format");
        if (!WORDS.contains(format) && !format.isEmpty()) {
            try {
                new DateTimeFormatterBuilder().appendPattern(format);
            } catch (IllegalArgumentException malformed) {
                map.problem(
                        "format",
                        "is neither a time pattern such as yyyy-MM-dd HH:mm:ss nor epoch-seconds, epoch-millis or iso");
            }
        }
        return format;
    }
}
