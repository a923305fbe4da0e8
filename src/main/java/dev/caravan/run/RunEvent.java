package dev.caravan.run;

import dev.caravan.model.ReadWindow;
import dev.caravan.model.RunKind;
import dev.caravan.model.Settlement;
import dev.caravan.model.StageCounts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a run. Logging, metrics and progress listen; nothing depends on them.
 */
public sealed interface RunEvent {
    /** The case it happened in. */
    String caseName();

    /** A run began. */
    record Started(String caseName, RunKind kind) implements RunEvent {}

    /** A window is read, from its first page or from where it was left. */
    record WindowOpened(String caseName, ReadWindow window) implements RunEvent {}

    /** A page is durable. */
    record PageStaged(
            String caseName,
            int page,
            StageCounts counts,
            @Nullable Long total) implements RunEvent {}

    /** A window is complete and part of the checkpoint. */
    record WindowClosed(String caseName, ReadWindow window) implements RunEvent {}

    /**
     * A batch is settled.
     *
     * @param retry without those that wait
     * @param waiting for a record of another case
     */
    record BatchSettled(String caseName, int written, int retry, int waiting, int dead, int unknown)
            implements RunEvent {}

    /** A record was not written: refused, failed in the mapping, or unknown. */
    record RecordRefused(String caseName, String key, int attempts, Settlement settlement) implements RunEvent {}

    /** A request is sent again after a back-off. */
    record RequestRepeated(String caseName, String connection, String operation, int attempt, String reason)
            implements RunEvent {}

    /** A connection logged in, first or again. */
    record LoggedIn(String caseName, String connection) implements RunEvent {}

    /** A connection gets no token for now, told once until {@link TokenAvailable}: all its cases wait. An alert. */
    record TokenUnavailable(String caseName, String connection, String reason) implements RunEvent {}

    /** A connection that got no token has one again. */
    record TokenAvailable(String caseName, String connection) implements RunEvent {}

    /** The vendor asked to wait; every caller of the connection does. */
    record Paused(String caseName, String connection, Duration pause, String reason) implements RunEvent {}

    /** Something a person should know although the run goes on. */
    record Warned(String caseName, String message) implements RunEvent {}

    /** The case is stopped until a person acts. */
    record Held(String caseName, String reason) implements RunEvent {}

    /** An extraction ended. */
    record Extracted(String caseName, ExtractionReport report) implements RunEvent {}

    /** A delivery could not go on for now and rests. */
    record DeliveryResting(String caseName, Duration rest, String reason) implements RunEvent {}
}
