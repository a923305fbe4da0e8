package dev.caravan.camel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one page of a case would become. Texts are masked; requests stand without token and signature.
 *
 * @param sourceRequest the request that was sent to the source
 * @param read records of the page
 * @param matching how many of them match {@code where}
 * @param record the first that does, as the source sent it; null when none does
 * @param payload it, mapped; null when it could not be
 * @param targetRequest the request that would be sent for it if the target did not have it yet
 * @param problem why there is no payload, null when there is one
 */
public record CasePreview(
        String sourceRequest,
        int read,
        int matching,
        @Nullable String record,
        @Nullable Map<String, Object> payload,
        @Nullable String targetRequest,
        @Nullable String problem) {
    public CasePreview {
        payload = payload == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(payload));
    }

    /** The same page with a record. */
    CasePreview of(
            String shown, @Nullable Map<String, Object> mapped, @Nullable String request, @Nullable String reason) {
        return new CasePreview(sourceRequest, read, matching, shown, mapped, request, reason);
    }
}
