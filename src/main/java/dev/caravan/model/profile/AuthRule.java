package dev.caravan.model.profile;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How requests prove who sends them.
 *
 * @param scheme name of an authentication scheme, e.g. {@code jackyun-md5} or {@code declared}
 * @param options of a scheme written in code, as the profile wrote them
 * @param declared what the scheme {@code declared} does; null for others
 */
public record AuthRule(
        String scheme,
        Map<String, String> options,
        @Nullable DeclaredAuth declared) {
    public AuthRule {
        options = Map.copyOf(options);
    }
}
