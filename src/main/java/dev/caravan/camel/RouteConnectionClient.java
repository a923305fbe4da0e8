package dev.caravan.camel;

import dev.caravan.connection.Answer;
import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.OperationCall;
import dev.caravan.connection.StoppedException;
import dev.caravan.model.Action;
import dev.caravan.model.StopSignal;
import dev.caravan.model.profile.OperationKind;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Sends calls through a connection's two routes. Thread-safe.
 */
final class RouteConnectionClient implements ConnectionClient {
    private final String endpoint;
    private final AttemptSteps steps;
    private final ProducerTemplate template;
    private final Runnable ensureRoutes;

    RouteConnectionClient(String name, AttemptSteps steps, ProducerTemplate template, Runnable ensureRoutes) {
        this.endpoint = ConnectionTemplates.connectionOf(name);
        this.steps = steps;
        this.template = template;
        this.ensureRoutes = ensureRoutes;
    }

    @Override
    public Answer call(OperationCall call, StopSignal stop) {
        ensureRoutes.run();
        CallState state = new CallState(steps, call, stop, false);
        Exchange exchange = template.send(endpoint, state::attachTo);
        if (state.stopped != null) {
            throw state.stopped;
        }
        if (state.answer != null) {
            return state.answer;
        }
        if (state.request == null && stop.shouldStop()) {
            throw new StoppedException("the connection's routes have ended");
        }
        return unanswered(state, exchange);
    }

    /** Success is never inferred from "no exception": without an answer the call has failed, whatever the exchange says. */
    private Answer unanswered(CallState state, Exchange exchange) {
        String reason = exchange.getException() == null
                ? "no answer was read"
                : steps.mask(exchange.getException().toString());
        boolean maybeSent = state.request != null && state.call.operation().kind() == OperationKind.WRITE;
        return Answer.local(
                maybeSent ? Action.UNKNOWN : Action.RETRY,
                "the connection's route did not come to an answer: " + reason,
                null);
    }
}
