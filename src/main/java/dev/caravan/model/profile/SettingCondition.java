package dev.caravan.model.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * For which connections a part of a profile counts: those whose settings, by name, each have one of these values.
 *
 * @param allOf empty = all connections
 */
public record SettingCondition(Map<String, List<String>> allOf) {
    public SettingCondition {
        allOf = new LinkedHashMap<>(allOf);
    }

    /** Whether a connection with these settings is meant. */
    public boolean holds(Map<String, String> settings) {
        return allOf.entrySet().stream()
                .allMatch(entry -> entry.getValue().contains(settings.getOrDefault(entry.getKey(), "")));
    }
}
