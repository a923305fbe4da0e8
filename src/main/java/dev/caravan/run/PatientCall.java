package dev.caravan.run;

import dev.caravan.connection.Answer;
import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.OperationCall;
import dev.caravan.model.Action;
import dev.caravan.model.StopSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Calls that wait out the vendor's pauses: each call rests at the connection's gate for a few seconds at most. Thread-safe.
 *
 * @param clock bounds the patience
 */
record PatientCall(ConnectionClient client, Clock clock) {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    Answer send(OperationCall call, StopSignal stop) {
        Instant patience = clock.instant().plus(LONGEST_PAUSE);
        Answer answer = client.call(call, stop);
        while (answer.action() == Action.RATE_LIMITED
                && !stop.shouldStop()
                && clock.instant().isBefore(patience)) {
            answer = client.call(call, stop);
        }
        return answer;
    }
}
