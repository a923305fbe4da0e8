package dev.caravan.run;

import dev.caravan.connection.Answer;
import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.OperationCall;
import dev.caravan.connection.OutcomeReader;
import dev.caravan.connection.StoppedException;
import dev.caravan.model.Action;
import dev.caravan.model.RowOutcome;
import dev.caravan.model.profile.OutcomeRule;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a batch: looks up which of them the target has, releases those that are locked, sends the rest in calls
 * the vendor bears, and reads per row what became of it. Thread-safe; one batch per call.
 */
public final class BatchWriter {
    private final WriteTarget target;
    private final WriteCalls calls;
    private final ConnectionClient client;
    private final OutcomeReader outcomes;
    private final @Nullable FollowUp followUp;

    public BatchWriter(WriteTarget target, ConnectionClient client) {
        this.target = target;
        this.calls = new WriteCalls(target);
        this.client = client;
        this.outcomes = new OutcomeReader(target.rule().outcome(), target.masking());
        this.followUp = FollowUp.of(target, outcomes);
    }

    /** Writes rows; every row gets an outcome, or the result says why nothing more was sent. */
    public BatchOutcome write(List<Map<String, Object>> rows, SendGuard guard) {
        return inWaves(rows, guard, "stopped before sending", wave -> write(wave, guard, 1));
    }

    /** Looks up rows whose outcome is unknown: those that only a create of ours can have made are written, the rest go again. */
    public BatchOutcome resolve(List<Map<String, Object>> rows, SendGuard guard) {
        return inWaves(rows, guard, "stopped before asking", wave -> ask(wave, guard));
    }

    private BatchOutcome inWaves(
            List<Map<String, Object>> rows, SendGuard guard, String stopped, Consumer<List<TargetRow>> step) {
        List<TargetRow> all = calls.rows(rows);
        RunFailedException failure = null;
        for (List<TargetRow> wave : Waves.of(all, target.rule().rowsPerCall())) {
            failure = tryWave(wave, guard, stopped, step);
            if (failure != null) {
                break;
            }
        }
        return new BatchOutcome(all.stream().map(TargetRow::outcome).toList(), failure);
    }

    private @Nullable RunFailedException tryWave(
            List<TargetRow> wave, SendGuard guard, String stopped, Consumer<List<TargetRow>> step) {
        try {
            step.accept(wave);
            follow(wave, guard);
            return null;
        } catch (RunFailedException failed) {
            withoutFollowUp(wave);
            return failed;
        } catch (StoppedException asked) {
            withoutFollowUp(wave);
            return new RunFailedException(stopped, Action.RETRY);
        }
    }

    private void ask(List<TargetRow> wave, SendGuard guard) {
        lookUp(wave, guard);
        if (target.isIrreversible()) {
            wave.stream().filter(TargetRow::isOpen).forEach(row -> row.settle(lost("")));
        } else if (!target.isIdempotent()) {
            wave.stream().filter(TargetRow::exists).forEach(row -> row.settle(calls.found(row)));
        }
    }

    /** What follows for the rows that are written; it harms nothing when it is done twice. */
    private void follow(List<TargetRow> rows, SendGuard guard) {
        FollowUp next = followUp;
        if (next == null) {
            return;
        }
        List<TargetRow> due = next.due(rows);
        for (OperationCall call : next.call(due).stream().toList()) {
            requireSendable(guard);
            Answer first = client.call(call, guard);
            Answer answer = first.action() == Action.REFRESH_TOKEN ? client.call(call, guard) : first;
            switch (answer.action()) {
                case OK, REJECT, UNKNOWN -> next.read(due, answer);
                default -> throw failed(next.operation(), answer);
            }
        }
    }

    private void withoutFollowUp(List<TargetRow> rows) {
        FollowUp next = followUp;
        if (next != null) {
            next.due(rows).forEach(TargetRow::reopen);
        }
    }

    private void write(List<TargetRow> wave, SendGuard guard, int repeats) {
        lookUp(wave, guard);
        List<TargetRow> toSend = settleExisting(wave);
        release(toSend, guard);
        if (toSend.isEmpty()) {
            return;
        }
        Answer answer = send(toSend, guard);
        switch (answer.action()) {
            case OK, REJECT -> read(toSend, answer, guard);
            case UNKNOWN -> toSend.forEach(row -> row.settle(unknown(answer.describe())));
            case REFRESH_TOKEN -> repeat(toSend, answer, guard, repeats);
            default -> throw failed(target.operation().name(), answer);
        }
    }

    private RowOutcome unknown(String message) {
        return target.isIrreversible() ? lost(" (" + message + ")") : new RowOutcome.Unknown(message);
    }

    /** Sending it again might make a second row, and the target cannot be asked: a person has to look. */
    private RowOutcome lost(String reason) {
        return new RowOutcome.Rejected(
                "may-be-applied",
                target.operation().name() + " may have been applied" + reason
                        + "; look at the target: if the row is missing there, replay the record with caravan dead replay "
                        + target.caseName() + ", else leave it dead",
                false);
    }

    /** The session was lost: the write was refused as a whole, but it is looked up again before it is repeated. */
    private void repeat(List<TargetRow> rows, Answer answer, SendGuard guard, int repeats) {
        if (repeats == 0) {
            throw failed(target.operation().name(), answer);
        }
        write(rows, guard, repeats - 1);
    }

    private void lookUp(List<TargetRow> wave, SendGuard guard) {
        for (OperationCall call : calls.lookUp(wave).stream().toList()) {
            Answer answer = client.call(call, guard);
            if (answer.action() != Action.OK) {
                throw failed(call.operation().name(), answer);
            }
            try {
                calls.noteExisting(wave, answer);
            } catch (ConnectionException unreadable) {
                throw failed(call.operation().name(), unreadable.answer());
            }
        }
    }

    private List<TargetRow> settleExisting(List<TargetRow> wave) {
        if (target.ifExists() == IfExists.SKIP) {
            wave.stream().filter(TargetRow::exists).forEach(row -> row.settle(calls.found(row)));
        }
        return wave.stream().filter(TargetRow::isOpen).toList();
    }

    private void release(List<TargetRow> rows, SendGuard guard) {
        List<TargetRow> locked = rows.stream().filter(TargetRow::isAudited).toList();
        if (target.ifExists() != IfExists.UNAUDIT_UPDATE || locked.isEmpty()) {
            return;
        }
        for (OperationCall call : calls.release(locked).stream().toList()) {
            requireSendable(guard);
            Answer answer = client.call(call, guard);
            // a row that could not be released is refused by the save itself, with the vendor's own sentence
            if (answer.action() != Action.OK && answer.action() != Action.REJECT) {
                throw failed(call.operation().name(), answer);
            }
        }
    }

    private Answer send(List<TargetRow> rows, SendGuard guard) {
        requireSendable(guard);
        return client.call(calls.save(rows), guard);
    }

    private static void requireSendable(SendGuard guard) {
        if (!guard.beforeSend()) {
            throw new RunFailedException("stopped before sending", Action.RETRY);
        }
    }

    private void read(List<TargetRow> rows, Answer answer, SendGuard guard) {
        List<RowOutcome> read = outcomes.read(
                rows.stream().map(row -> row.identity().identity()).toList(), answer);
        if (isRefusedAsAWhole(rows, read, answer) && target.isIdempotent()) {
            bisect(rows, answer, guard);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i)
                    .settle(read.get(i) instanceof RowOutcome.Unknown doubt ? unknown(doubt.message()) : read.get(i));
        }
    }

    /** Which of the rows is at fault is not said. */
    private boolean isRefusedAsAWhole(List<TargetRow> rows, List<RowOutcome> read, Answer answer) {
        boolean silent = target.rule().outcome() instanceof OutcomeRule.Whole
                || read.stream().allMatch(RowOutcome.Unknown.class::isInstance);
        return answer.action() == Action.REJECT && silent && rows.size() > 1;
    }

    /** A refusal of the whole that names no row: halves tell a bad row from a fault of the whole. */
    private void bisect(List<TargetRow> rows, Answer answer, SendGuard guard) {
        List<TargetRow> left = rows.subList(0, rows.size() / 2);
        List<TargetRow> right = rows.subList(rows.size() / 2, rows.size());
        if (isRefused(left, guard, answer) && isRefused(right, guard, answer)) {
            rows.forEach(row -> row.settle(new RowOutcome.Rejected("refused", answer.describe(), true)));
            return;
        }
        write(left.stream().filter(TargetRow::isOpen).toList(), guard, 1);
        write(right.stream().filter(TargetRow::isOpen).toList(), guard, 1);
    }

    private boolean isRefused(List<TargetRow> half, SendGuard guard, Answer whole) {
        lookUp(half, guard);
        Answer answer = send(half, guard);
        List<RowOutcome> read = outcomes.read(
                half.stream().map(row -> row.identity().identity()).toList(), answer);
        boolean same = answer.action() == Action.REJECT && answer.message().equals(whole.message());
        if (isRefusedAsAWhole(half, read, answer)) {
            return same; // either way its own halves may tell the row
        }
        if (same && half.size() == 1 && read.get(0) instanceof RowOutcome.Rejected) {
            return true;
        }
        for (int i = 0; i < half.size(); i++) {
            if (!(read.get(i) instanceof RowOutcome.Unknown)) {
                half.get(i).settle(read.get(i));
            }
        }
        return false;
    }

    private RunFailedException failed(String operation, Answer answer) {
        return new RunFailedException(
                "case " + target.caseName() + ", connection " + target.connection() + ", operation " + operation + ": "
                        + answer.describe(),
                answer.action());
    }
}
