package dev.caravan.camel;

import dev.caravan.connection.Answer;
import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.OperationCall;
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
        this.endpoint = "direct:caravan.connection." + name;
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
        return unanswered(call, exchange);
    }

    /** Success is never inferred from "no exception": without an answer the call has failed, whatever the exchange says. */
    private static Answer unanswered(OperationCall call, Exchange exchange) {
        String reason = exchange.getException() == null
                ? "no answer was read"
                : exchange.getException().toString();
        Action action = call.operation().kind() == OperationKind.WRITE ? Action.UNKNOWN : Action.RETRY;
        return Answer.local(action, "the connection's route did not come to an answer: " + reason, null);
    }
}
