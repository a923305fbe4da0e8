package dev.caravan.migrate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An operation that a vendor's profile lacks.
 *
 * @param yaml what {@code operations.<name>} of the profile says
 * @param shape which request fields it fills
 * @param key the field that is guessed to identify a record
 */
record OperationDraft(Map<String, Object> yaml, ReadShape shape, String key) {
    OperationDraft {
        yaml = Collections.unmodifiableMap(new LinkedHashMap<>(yaml));
    }
}
