package dev.caravan.connection;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an authentication scheme may use.
 *
 * @param settings of the connection
 * @param session the current token's values and what the scheme learned from answers since; empty before a login
 * @param clock for timestamps
 */
public record AuthContext(ConnectionSettings settings, Map<String, String> session, Clock clock) {
    public AuthContext {
        session = Collections.unmodifiableMap(new LinkedHashMap<>(session));
    }

    /** An option the profile gives the scheme, or the fallback. */
    public String option(String name, String fallback) {
        return settings.profile().auth().options().getOrDefault(name, fallback);
    }

    @Override
    public String toString() {
        return "authentication of " + settings;
    }
}
