package dev.caravan.connection;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How requests of a vendor prove who sends them. Found by {@link java.util.ServiceLoader}; a profile names it under {@code
 * auth.scheme}. Stateless and thread-safe: what must be remembered comes back as values.
 */
public interface AuthScheme {
    /** The name in profiles, e.g. {@code jackyun-md5}. */
    String name();

    /** Names of values that texts of login operations may hold as {@code {name}}: what {@link TokenRequest#call} is given. */
    default Set<String> placeholders() {
        return Set.of();
    }

    /** What is wrong with a connection's settings, as sentences without secrets. */
    default List<String> problems(ConnectionSettings settings) {
        return List.of();
    }

    /** Whether requests need a token or session, which {@link #obtain} gives. */
    default boolean needsToken(ConnectionSettings settings) {
        return false;
    }

    /**
     * A new token: by one login, by a chain of them, or by renewing the one that is held. One caller of the connection is in
     * here at a time, and as a rule one process; the token is saved before anything uses it.
     *
     * @throws ConnectionException {@code RETRY} or {@code RATE_LIMITED} when it may work later, {@code FAIL} when a person must
     *     act
     */
    default Token obtain(TokenRequest request) {
        throw new UnsupportedOperationException(name() + " needs no token");
    }

    /**
     * The token in place of the held one after a successful answer of an operation that reads the account's credentials ({@code
     * credentials: true}), empty when it says nothing new. One that has expired at once is renewed before it is used.
     *
     * @param answer with its whole body, secrets included
     * @throws ConnectionException when the answer has no use for the connection
     */
    default Optional<Token> renewed(Answer answer, Optional<Token> held, ConnectionSettings settings, Clock clock) {
        return Optional.empty();
    }

    /** The settings a stored token belongs to: when one of them changes, it is forgotten. */
    default Map<String, String> credentials(ConnectionSettings settings) {
        return settings.values();
    }

    /** Fresh values that texts of all operations may hold as {@code {name}}; called for each attempt. */
    default Map<String, String> values(AuthContext context) {
        return Map.of();
    }

    /** Signs a request; called for each attempt, so timestamps and nonces are fresh. */
    void sign(RequestDraft request, AuthContext context);

    /** Values of an answer's headers to remember for later requests of the same session; an empty value forgets. */
    default Map<String, String> learn(HttpAnswer answer) {
        return Map.of();
    }
}
