package dev.caravan.migrate;

import dev.caravan.config.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The target's half of a case.
 *
 * @param file {@code mapping.yaml} as plain values
 * @param push options of the {@code push} step, in the order they are written
 * @param operation what the vendor's profile lacks, null when it lacks nothing
 * @param place where the configuration stands
 */
record TargetDraft(
        Platform platform,
        Map<String, Object> file,
        Map<String, Object> push,
        @Nullable Map<String, Object> operation,
        Place place) {
    TargetDraft {
        file = Collections.unmodifiableMap(new LinkedHashMap<>(file));
        push = Collections.unmodifiableMap(new LinkedHashMap<>(push));
    }
    /** The text of the file. */
    String text() {
        return "# The target's fields, in 轻易云's spelling.\n" + YamlText.document(file);
    }
}
