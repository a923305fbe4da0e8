package dev.caravan.camel;

import dev.caravan.connection.Answer;
import dev.caravan.connection.Connection;
import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.HttpCall;
import dev.caravan.connection.StoppedException;
import dev.caravan.model.Action;
import dev.caravan.model.profile.OperationKind;
import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * The steps of a connection's attempt route, in their order. Thread-safe; what belongs to one call is in its {@link
 * CallState}.
 */
final class AttemptSteps {
    static final Duration LONGEST_QUEUE = Duration.ofMinutes(5);

    final Connection connection;
    private final HttpExchange http;
    final ProducerTemplate template;
    final RunListener listener;

    AttemptSteps(Connection connection, HttpExchange http, ProducerTemplate template, RunListener listener) {
        this.connection = connection;
        this.http = http;
        this.template = template;
        this.listener = listener;
    }

    /** Waits while the vendor asked for a pause, a few seconds at most; a longer pause is the caller's to wait out. */
    void awaitGate(Exchange exchange) {
        CallState state = CallState.of(exchange);
        state.answer = null;
        state.result = null;
        if (state.login) {
            return;
        }
        Duration left = connection.gate().await(connection.settings().longestWait(), state.stop);
        if (!left.isZero()) {
            throw new ConnectionException(Answer.local(
                    Action.RATE_LIMITED, "the vendor asked for a pause, " + left.toSeconds() + " s are left", null));
        }
    }

    void throttle(Exchange exchange) {
        CallState state = CallState.of(exchange);
        connection.budget(state.call.operation()).ifPresent(budget -> budget.acquire(LONGEST_QUEUE, state.stop));
        if (!state.login) {
            state.permit = connection.limiter().acquire(LONGEST_QUEUE, state.stop);
        }
    }

    /** Token, signature, fresh timestamp and nonce; logs in first when there is no token. */
    void prepare(Exchange exchange) {
        CallState state = CallState.of(exchange);
        HttpCall request = connection.prepare(state.call, new RouteLogins(this, state));
        if (state.stop.shouldStop()) {
            throw new StoppedException("the work must stop");
        }
        state.request = request;
        http.write(request, exchange);
    }

    void read(Exchange exchange) throws IOException {
        CallState.of(exchange).result = http.read(exchange);
    }

    /** Whatever ended the attempt early becomes its result, so that the table decides about it too. */
    void fault(Exchange exchange) {
        CallState state = CallState.of(exchange);
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (caught instanceof StoppedException stopped) {
            state.stopped = stopped;
        } else if (caught instanceof ConnectionException failed) {
            state.answer = failed.answer();
        } else {
            state.result = HttpFaults.of(caught);
        }
    }

    /** Decides what the answer means, and asks the connection route for another attempt where it should be repeated. */
    void classify(Exchange exchange) throws RepeatRequestException {
        CallState state = CallState.of(exchange);
        http.forget(exchange);
        state.closePermit();
        if (state.result != null && state.request != null) {
            state.answer = connection.complete(state.call, state.request, state.result);
            tellPause(state, state.answer);
        }
        Answer answer = state.answer;
        exchange.getMessage().setBody(answer);
        if (answer == null || state.login || !asksForRepeat(state, answer)) {
            return;
        }
        if (mayRepeat(state, answer)) {
            throw new RepeatRequestException(answer.describe());
        }
        if (state.result != null && !state.stop.shouldStop()) {
            state.answer = connection.atLast(state.call, state.result, answer);
        }
        exchange.getMessage().setBody(state.answer);
    }

    private void tellPause(CallState state, Answer answer) {
        Duration pause = answer.pause();
        if (answer.action() == Action.RATE_LIMITED && pause != null) {
            listener.on(new RunEvent.Paused(caseOf(state), connection.settings().name(), pause, answer.describe()));
        }
    }

    private boolean asksForRepeat(CallState state, Answer answer) {
        return switch (answer.action()) {
            case RETRY -> true;
            case RATE_LIMITED ->
                answer.pause() == null
                        || answer.pause().compareTo(connection.settings().longestWait()) <= 0;
            // a write is looked up again before it is repeated: its caller does that
            case REFRESH_TOKEN -> state.call.operation().kind() == OperationKind.READ;
            default -> false;
        };
    }

    /** A repeat for a token is free once; all others count against the connection's attempts. */
    private boolean mayRepeat(CallState state, Answer answer) {
        if (state.stop.shouldStop()) {
            return false;
        }
        if (answer.action() == Action.REFRESH_TOKEN && !state.refreshed) {
            state.refreshed = true;
            state.repeatAtOnce = true;
            return true;
        }
        if (state.repeats >= connection.settings().attempts() - 1) {
            return false;
        }
        state.repeats++;
        // only what was answered now has closed the gate; a login's remembered failure has not
        state.repeatAtOnce = answer.action() == Action.RATE_LIMITED && answer.pause() != null && state.result != null;
        listener.on(new RunEvent.RequestRepeated(
                caseOf(state),
                connection.settings().name(),
                state.call.operation().name(),
                state.repeats,
                answer.describe()));
        return true;
    }

    /** Where the answer itself says when to go on, the back-off is left out: the token is new, or the gate waits. */
    void beforeRepeat(Exchange exchange) {
        exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        if (CallState.of(exchange).repeatAtOnce) {
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, 0L);
        }
    }

    String mask(String text) {
        return connection.masking().mask(text);
    }

    static String caseOf(CallState state) {
        return Objects.requireNonNullElse(state.call.caseName(), "");
    }
}
