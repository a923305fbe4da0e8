package dev.caravan.migrate;

import dev.caravan.config.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The source's half of a case.
 *
 * @param file {@code source.yaml} as plain values
 * @param pull options of the {@code pull} step, in the order they are written
 * @param stage options of the {@code stage} step
 * @param operation what the vendor's profile lacks, null when it lacks nothing
 * @param detail name of the operation that completes records, when the vendor's profile lacks it; null when it does not
 * @param place where the configuration stands
 */
record SourceDraft(
        Platform platform,
        Map<String, Object> file,
        Map<String, Object> pull,
        Map<String, Object> stage,
        @Nullable Map<String, Object> operation,
        @Nullable String detail,
        Place place) {
    SourceDraft {
        file = Collections.unmodifiableMap(new LinkedHashMap<>(file));
        pull = Collections.unmodifiableMap(new LinkedHashMap<>(pull));
        stage = Collections.unmodifiableMap(new LinkedHashMap<>(stage));
    }
    /** The text of the file. */
    String text() {
        return "# What the source is asked, in 轻易云's spelling.\n" + YamlText.document(file);
    }
}
