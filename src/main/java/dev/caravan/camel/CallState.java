package dev.caravan.camel;

import dev.caravan.connection.Answer;
import dev.caravan.connection.HttpCall;
import dev.caravan.connection.HttpResult;
import dev.caravan.connection.OperationCall;
import dev.caravan.connection.Permit;
import dev.caravan.connection.StoppedException;
import dev.caravan.model.StopSignal;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through a connection's routes: what is asked, and what has come of it so far. It travels as an exchange
 * property and is read back by its sender, so that no error handler of a host application can make a failure look like
 * success. One thread at a time.
 */
final class CallState {
    private static final String PROPERTY = "CaravanCall";

    final AttemptSteps steps;
    final OperationCall call;
    final StopSignal stop;
    /** A login runs within the attempt that needs it and uses that attempt's place. */
    final boolean login;

    @Nullable Permit permit;

    @Nullable HttpCall request;

    @Nullable HttpResult result;

    @Nullable Answer answer;

    @Nullable StoppedException stopped;

    int repeats;
    boolean refreshed;
    boolean repeatAtOnce;

    CallState(AttemptSteps steps, OperationCall call, StopSignal stop, boolean login) {
        this.steps = steps;
        this.call = call;
        this.stop = stop;
        this.login = login;
    }

    void attachTo(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    static CallState of(Exchange exchange) {
        return Objects.requireNonNull(
                exchange.getProperty(PROPERTY, CallState.class),
                "a connection's route is only called through its ConnectionClient");
    }

    void closePermit() {
        if (permit != null) {
            permit.close();
            permit = null;
        }
    }
}
