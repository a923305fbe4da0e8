package dev.caravan.model.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is added to every request that is not a login. Names and texts may hold {@code {name}}s: settings, made values, values
 * of the token.
 *
 * @param when which connections it is for
 */
public record AppliedRule(
        SettingCondition when, Map<String, String> headers, Map<String, String> query, Map<String, String> form) {
    public AppliedRule {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
    }
}
