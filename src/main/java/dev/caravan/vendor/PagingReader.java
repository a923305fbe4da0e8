package dev.caravan.vendor;

import dev.caravan.config.ConfigMap;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.WindowRule;
import java.time.Duration;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how an operation is paged and filtered by time. */
final class PagingReader {
    private static final int MAX_SIZE = 100_000;
    private static final Set<String> EPOCHS = Set.of("epoch-seconds", "epoch-millis");
    private static final List<String> STYLES = List.of("single", "page-number");

    private PagingReader() {}

    static PagingRule paging(ConfigMap map) {
        map.allowOnly("style", "page", "size", "first", "default-size", "max-size", "stop", "total");
        if (map.names().isEmpty()) {
            return new PagingRule.Single();
        }
        if (!map.oneOf("style", STYLES).equals("page-number")) {
            map.names().stream()
                    .filter(name -> !name.equals("style"))
                    .forEach(name -> map.problem(name, "goes with style: page-number only"));
            return new PagingRule.Single();
        }
        int maxSize = map.integer("max-size", MAX_SIZE, 1, MAX_SIZE);
        PagingRule.Stop stop = map.choice("stop", PagingRule.Stop.class);
        String total = map.optionalText("total").orElse(null);
        if (stop == PagingRule.Stop.TOTAL && total == null) {
            map.problem("stop", "needs \"total\": where the answer declares it");
        }
        return new PagingRule.PageNumber(
                map.text("page"),
                map.optionalText("size").orElse(null),
                map.integer("first", 0, 1),
                map.integer("default-size", 1, maxSize),
                maxSize,
                stop,
                total);
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
        if (!EPOCHS.contains(format) && !format.isEmpty()) {
            try {
                new DateTimeFormatterBuilder().appendPattern(format);
            } catch (IllegalArgumentException malformed) {
                map.problem(
                        "format",
                        "is neither a time pattern such as yyyy-MM-dd HH:mm:ss nor epoch-seconds nor epoch-millis");
            }
        }
        return format;
    }
}
