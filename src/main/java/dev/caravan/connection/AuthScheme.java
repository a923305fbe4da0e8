package dev.caravan.connection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How requests of a vendor prove who sends them. Found by {@link java.util.ServiceLoader}; a profile names it under {@code
 * auth.scheme}. Stateless and thread-safe: what must be remembered comes back as values.
 */
public interface AuthScheme {
    /** The name in profiles, e.g. {@code jackyun-md5}. */
    String name();

    /** Names of values that texts of login operations may hold as {@code {name}}. */
    default Set<String> placeholders() {
        return Set.of();
    }

    /** What is wrong with a connection's settings, as sentences without secrets. */
    default List<String> problems(ConnectionSettings settings) {
        return List.of();
    }

    /** The operation that logs in, null when requests need no session. */
    default @Nullable String loginOperation(ConnectionSettings settings) {
        return null;
    }

    /** Fresh values for {@link #placeholders}; called for each attempt. */
    default Map<String, String> values(AuthContext context) {
        return Map.of();
    }

    /**
     * The values of the token in a successful login's answer; null when there is none in it.
     *
     * @param learned from the headers of the login's answer
     */
    default @Nullable Token token(Answer login, Map<String, String> learned, AuthContext context) {
        return null;
    }

    /** Signs a request; called for each attempt, so timestamps and nonces are fresh. */
    void sign(RequestDraft request, AuthContext context);

    /** Values of an answer's headers to remember for later requests of the same session; an empty value forgets. */
    default Map<String, String> learn(HttpAnswer answer) {
        return Map.of();
    }
}
