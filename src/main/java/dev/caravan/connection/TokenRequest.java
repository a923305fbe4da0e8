package dev.caravan.connection;

import dev.caravan.model.Action;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What an authentication scheme obtains a token with: the connection's settings, the token held so far, and calls of login
 * operations. Used by one thread.
 */
public final class TokenRequest {
    private final ConnectionSettings settings;
    private final Clock clock;
    private final Optional<Token> held;
    private final Supplier<Optional<Token>> stored;
    private final Function<OperationCall, LoginAnswer> caller;
    private final boolean kept;
    private int calls;

    TokenRequest(
            ConnectionSettings settings,
            Clock clock,
            Optional<Token> held,
            Supplier<Optional<Token>> stored,
            Function<OperationCall, LoginAnswer> caller,
            boolean kept) {
        this.settings = settings;
        this.clock = clock;
        this.held = held;
        this.stored = stored;
        this.caller = caller;
        this.kept = kept;
    }

    /** Of the connection. */
    public ConnectionSettings settings() {
        return settings;
    }

    /** For the token's times. */
    public Clock clock() {
        return clock;
    }

    /** The token so far, which has expired or was refused; empty before the first. */
    public Optional<Token> held() {
        return held;
    }

    /** Whether the token will outlive this process; where not, one that renewing replaces must not be renewed. */
    public boolean isKept() {
        return kept;
    }

    /** A usable token that another process has stored since; it ends the work. */
    public Optional<Token> newer() {
        return stored.get();
    }

    /**
     * Calls a login operation.
     *
     * @param values what its texts may hold as {@code {name}}; masked from now on
     * @return the answer, whatever it means
     * @throws ConnectionException when it may be answered better later ({@code RETRY}, {@code RATE_LIMITED})
     */
    public LoginAnswer call(String operation, Map<String, String> values) {
        calls++;
        LoginAnswer login = caller.apply(OperationCall.login(settings.operation(operation), values));
        Action action = login.answer().action();
        if (action == Action.RETRY || action == Action.RATE_LIMITED) {
            throw new ConnectionException(login.answer());
        }
        return login;
    }

    /**
     * As {@link #call}, for a login that must succeed.
     *
     * @throws ConnectionException also {@code FAIL} for every answer but success
     */
    public LoginAnswer require(String operation, Map<String, String> values) {
        LoginAnswer login = call(operation, values);
        if (login.answer().action() != Action.OK) {
            throw new ConnectionException(
                    login.answer().as(Action.FAIL, login.answer().advice()));
        }
        return login;
    }

    /** How many logins were called. */
    int calls() {
        return calls;
    }

    @Override
    public String toString() {
        return "token of " + settings;
    }
}
