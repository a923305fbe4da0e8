package dev.caravan.camel;

import dev.caravan.connection.Answer;
import dev.caravan.connection.LoginCaller;
import dev.caravan.connection.OperationCall;
import dev.caravan.model.Action;
import dev.caravan.run.RunEvent;
import org.apache.camel.Exchange;

/**
 * Sends the logins that one attempt needs through the connection's attempt route, in that attempt's place among the paced
 * requests. Used by one thread.
 */
final class RouteLogins implements LoginCaller {
    private final AttemptSteps steps;
    private final CallState outer;
    private final String connection;

    RouteLogins(AttemptSteps steps, CallState outer) {
        this.steps = steps;
        this.outer = outer;
        this.connection = steps.connection.settings().name();
    }

    @Override
    public Answer login(OperationCall call) {
        CallState state = new CallState(steps, call, outer.stop, true);
        Exchange sent = steps.template.send(ConnectionTemplates.attemptOf(connection), state::attachTo);
        if (outer.permit != null) {
            outer.permit.renew(AttemptSteps.LONGEST_QUEUE, outer.stop);
        }
        if (state.stopped != null) {
            throw state.stopped;
        }
        Answer answer = state.answer;
        return answer == null ? Answer.local(Action.RETRY, "the login was not answered", reason(sent)) : answer;
    }

    private String reason(Exchange sent) {
        return steps.mask(String.valueOf(sent.getException()));
    }

    @Override
    public boolean shouldStop() {
        return outer.stop.shouldStop();
    }

    @Override
    public void obtained() {
        steps.listener.on(new RunEvent.LoggedIn(AttemptSteps.caseOf(outer), connection));
    }

    @Override
    public void unavailable(Answer answer) {
        steps.listener.on(new RunEvent.TokenUnavailable(AttemptSteps.caseOf(outer), connection, answer.describe()));
    }

    @Override
    public void availableAgain() {
        steps.listener.on(new RunEvent.TokenAvailable(AttemptSteps.caseOf(outer), connection));
    }
}
