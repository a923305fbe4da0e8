package dev.caravan.model.profile;

import java.util.Map;

/**
 * How requests are signed.
 *
 * @param scheme name of an authentication scheme, e.g. {@code jackyun-md5}
 * @param options of that scheme, as the profile wrote them
 */
public record AuthRule(String scheme, Map<String, String> options) {
    public AuthRule {
        options = Map.copyOf(options);
    }
}
