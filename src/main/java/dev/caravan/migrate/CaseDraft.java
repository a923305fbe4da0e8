package dev.caravan.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case before it is written.
 *
 * @param source null when the files have none
 * @param target null when the files have none, or one that writes nothing
 * @param route the text of {@code route.camel.yaml}
 */
record CaseDraft(
        String name, @Nullable SourceDraft source, @Nullable TargetDraft target, String route) {
    /** The platforms of both ends. */
    List<Platform> platforms() {
        List<Platform> platforms = new ArrayList<>();
        Optional.ofNullable(source).map(SourceDraft::platform).ifPresent(platforms::add);
        Optional.ofNullable(target).map(TargetDraft::platform).ifPresent(platforms::add);
        return platforms;
    }

    /** The operations that the profile of a vendor lacks, by name. */
    Map<String, Map<String, Object>> operations(String vendor) {
        Map<String, Map<String, Object>> operations = new LinkedHashMap<>();
        if (source != null && source.platform().vendor().equals(vendor)) {
            put(operations, source.platform().operation(), source.operation());
            put(operations, source.detail(), Map.of("kind", "read"));
        }
        if (target != null && target.platform().vendor().equals(vendor)) {
            put(operations, target.platform().operation(), target.operation());
        }
        return operations;
    }

    private static void put(
            Map<String, Map<String, Object>> operations,
            @Nullable String name,
            @Nullable Map<String, Object> operation) {
        if (name != null && operation != null) {
            operations.put(name, operation);
        }
    }
}
