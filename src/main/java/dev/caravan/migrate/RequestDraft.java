package dev.caravan.migrate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a source is asked.
 *
 * @param file {@code request} and {@code otherRequest} of {@code source.yaml}
 * @param pull options of the {@code pull} step
 * @param operation the operation for the vendor's profile, null when the profile has it
 * @param detail name of the operation that completes records, when the vendor's profile lacks it
 * @param key the key that the operation's records are guessed to have
 */
record RequestDraft(
        Map<String, Object> file,
        Map<String, Object> pull,
        @Nullable Map<String, Object> operation,
        @Nullable String detail,
        String key) {
    RequestDraft {
        file = Collections.unmodifiableMap(new LinkedHashMap<>(file));
        pull = Collections.unmodifiableMap(new LinkedHashMap<>(pull));
    }
}
