package dev.caravan.connection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of one call of a login.
 *
 * @param answer with any action but {@code RETRY} and {@code RATE_LIMITED}
 * @param learned what the scheme learned from the answer's headers
 */
public record LoginAnswer(Answer answer, Map<String, String> learned) {
    public LoginAnswer {
        learned = Collections.unmodifiableMap(new LinkedHashMap<>(learned));
    }

    @Override
    public String toString() {
        return answer.toString();
    }
}
