package dev.caravan.connection;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an authentication scheme may use for one attempt.
 *
 * @param settings of the connection
 * @param session the current token's values and what the scheme learned from answers since; in logins the values they are
 *     given
 * @param values what {@link AuthScheme#values} gave for this attempt
 * @param login whether the request is a login
 * @param clock for timestamps
 */
public record AuthContext(
        ConnectionSettings settings,
        Map<String, String> session,
        Map<String, String> values,
        boolean login,
        Clock clock) {
    public AuthContext {
        session = Collections.unmodifiableMap(new LinkedHashMap<>(session));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The same with the attempt's values. */
    AuthContext with(Map<String, String> fresh) {
        return new AuthContext(settings, session, fresh, login, clock);
    }

    @Override
    public String toString() {
        return "authentication of " + settings;
    }
}
