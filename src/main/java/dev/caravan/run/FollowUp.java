package dev.caravan.run;

import dev.caravan.connection.Answer;
import dev.caravan.connection.FollowUpCalls;
import dev.caravan.connection.OperationCall;
import dev.caravan.connection.OutcomeReader;
import dev.caravan.model.Action;
import dev.caravan.model.RowOutcome;
import dev.caravan.model.profile.FollowUpRule;
import dev.caravan.model.profile.OutcomeRule;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operation that follows a write, such as 星空's allocation to organizations. A row counts as written only when it is
 * done too: until then it is refused, and both are repeated. Immutable, thread-safe.
 */
final class FollowUp {
    private final WriteTarget target;
    private final FollowUpRule rule;
    private final FollowUpCalls calls;
    private final OutcomeReader outcomes;

    private FollowUp(WriteTarget target, FollowUpRule rule, OutcomeReader outcomes) {
        this.target = target;
        this.rule = rule;
        this.calls = new FollowUpCalls(rule, target.profile(), target.options());
        this.outcomes = outcomes;
    }

    /** The target's, when its options ask for one. */
    static @Nullable FollowUp of(WriteTarget target, OutcomeReader outcomes) {
        FollowUpRule rule = target.rule().then();
        return rule == null || target.options().getOrDefault(rule.when(), "").isEmpty()
                ? null
                : new FollowUp(target, rule, outcomes);
    }

    /** The rows that are written and that it has to follow. */
    List<TargetRow> due(List<TargetRow> rows) {
        return rows.stream()
                .filter(row -> row.outcome() instanceof RowOutcome.Written)
                .toList();
    }

    /** The call for written rows; the rows whose id is not known are refused. */
    Optional<OperationCall> call(List<TargetRow> rows) {
        List<TargetRow> known = known(rows);
        rows.stream()
                .filter(row -> !known.contains(row))
                .forEach(row -> refuse(row, "the answer does not tell the row's id"));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(calls.call(known.stream().map(this::idOf).toList(), target.caseName()));
    }

    private List<TargetRow> known(List<TargetRow> rows) {
        return rows.stream().filter(row -> !idOf(row).isEmpty()).toList();
    }

    private String idOf(TargetRow row) {
        Object said = row.outcome() instanceof RowOutcome.Written written
                        && target.rule().outcome() instanceof OutcomeRule.PerRow perRow
                        && perRow.id() != null
                ? written.answer().get(perRow.id())
                : null;
        return said == null
                ? Objects.requireNonNullElse(row.existingId(), "")
                : said.toString().strip();
    }

    /** Takes the answer over: rows that it does not name are done when it is a success and names none as refused. */
    void read(List<TargetRow> rows, Answer answer) {
        List<TargetRow> known = known(rows);
        List<RowOutcome> read = outcomes.read(Collections.nCopies(known.size(), ""), answer);
        boolean silent = read.stream().allMatch(RowOutcome.Unknown.class::isInstance);
        for (int i = 0; i < known.size(); i++) {
            RowOutcome outcome = read.get(i);
            boolean done = outcome instanceof RowOutcome.Written || silent && answer.action() == Action.OK;
            if (!done) {
                refuse(
                        known.get(i),
                        outcome instanceof RowOutcome.Rejected refusal ? refusal.message() : answer.describe());
            }
        }
    }

    private void refuse(TargetRow row, String reason) {
        row.settle(new RowOutcome.Rejected(
                rule.operation(), "written, but " + rule.operation() + " was refused: " + reason, true));
    }

    /** Its operation, for errors. */
    String operation() {
        return rule.operation();
    }
}
