package dev.caravan.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.connection.Answer;
import dev.caravan.connection.AuthSchemes;
import dev.caravan.connection.Masking;
import dev.caravan.connection.OperationCall;
import dev.caravan.model.Action;
import dev.caravan.model.RowOutcome;
import dev.caravan.model.profile.Encoding;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OperationKind;
import dev.caravan.model.profile.OptionRule;
import dev.caravan.model.profile.OptionType;
import dev.caravan.model.profile.OutcomeRule;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.Repeat;
import dev.caravan.model.profile.RequestTemplate;
import dev.caravan.model.profile.VendorProfile;
import dev.caravan.model.profile.WriteRule;
import dev.caravan.vendor.ProfileFiles;
import dev.caravan.vendor.VendorProfiles;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Writes whose answer is about the call as a whole, and writes that nothing can take back. */
class BatchWriterTest {
    private final List<OperationCall> sent = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private Function<OperationCall, Answer> answer = call -> Answer.local(Action.OK, "", null);

    private BatchWriter writer(
            @Nullable String rowsAt, String rowAt, int rowsPerCall, Repeat repeat, Map<String, String> options) {
        OutcomeRule whole = new OutcomeRule.Whole();
        Duration rest = Duration.ofSeconds(60);
        WriteRule rule = new WriteRule(rowsAt, rowAt, rowsPerCall, whole, null, repeat, rest, null, Map.of());
        Operation operation = new Operation(
                "task.create",
                "新建工单",
                OperationKind.WRITE,
                new RequestTemplate("POST", "", Encoding.JSON, Map.of(), Map.of(), Map.of()),
                Map.of(),
                Map.of("repeat", new OptionRule(null, OptionType.TEXT, false, null, List.of("safe", "never"))),
                null,
                new PagingRule.Single(),
                Map.of(),
                rule,
                List.of(),
                false,
                null);
        VendorProfile profile = new VendorProfiles(
                        ProfileFiles.builtIn(getClass().getClassLoader()),
                        ProfileFiles.none(),
                        AuthSchemes.builtIn().placeholders())
                .named("jackyun");
        WriteTarget target = new WriteTarget(
                "tasks",
                "banniu",
                profile,
                operation,
                rule,
                null,
                options,
                Map.of("app_id", 7),
                new Masking(List.of()));
        return new BatchWriter(target, (call, stop) -> {
            sent.add(call);
            return answers.isEmpty() ? answer.apply(call) : answers.remove();
        });
    }

    private static List<Map<String, Object>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("n", i))
                .toList();
    }

    private static final SendGuard GUARD = SendGuard.unleased(() -> false);

    @Test
    void aSingleRowIsTheRequest() {
        BatchOutcome outcome = writer(null, "", 1, Repeat.SAFE, Map.of()).write(rows(2), GUARD);
        assertThat(outcome.isAllWritten()).isTrue();
        assertThat(sent)
                .extracting(OperationCall::fields)
                .containsExactly(Map.of("app_id", 7, "n", 0), Map.of("app_id", 7, "n", 1));
    }

    @Test
    void aSingleRowMayStandWithinTheRequest() {
        writer(null, "data.row", 1, Repeat.SAFE, Map.of()).write(rows(1), GUARD);
        assertThat(sent.get(0).fields()).isEqualTo(Map.of("app_id", 7, "data", Map.of("row", Map.of("n", 0))));
    }

    @Test
    void successOfTheWholeIsSuccessOfEveryRowOfTheList() {
        BatchOutcome outcome = writer("data", "", 10, Repeat.SAFE, Map.of()).write(rows(3), GUARD);
        assertThat(outcome.isAllWritten()).isTrue();
        assertThat(sent).singleElement().satisfies(call -> assertThat(call.fields())
                .containsEntry("data", rows(3)));
    }

    @Test
    void aRefusalOfTheWholeNamesTheVendorsSentence() {
        answers.add(Answer.local(Action.REJECT, "工单不存在", null));
        BatchOutcome outcome = writer(null, "", 1, Repeat.SAFE, Map.of()).write(rows(1), GUARD);
        assertThat(outcome.rows()).containsExactly(new RowOutcome.Rejected("refused", "工单不存在", true));
    }

    @Test
    void halvesFindTheRowThatTheWholeListIsRefusedFor() {
        answers.add(Answer.local(Action.REJECT, "一行有误", null));
        answers.add(Answer.local(Action.OK, "", null));
        answers.add(Answer.local(Action.REJECT, "一行有误", null));
        BatchOutcome outcome = writer("data", "", 10, Repeat.SAFE, Map.of()).write(rows(2), GUARD);
        assertThat(outcome.rows().get(0)).isInstanceOf(RowOutcome.Written.class);
        assertThat(outcome.rows().get(1)).isInstanceOf(RowOutcome.Rejected.class);
    }

    @Test
    void halvesThatAreRefusedForAnotherReasonAreHalvedFurther() {
        refusedFor(Map.of(0, "甲有误", 5, "乙有误"));
        BatchOutcome outcome = writer("data", "", 10, Repeat.SAFE, Map.of()).write(rows(8), GUARD);
        assertThat(IntStream.range(0, 8)
                        .filter(row -> !(outcome.rows().get(row) instanceof RowOutcome.Written))
                        .boxed())
                .containsExactly(0, 5);
        assertThat(outcome.rows().get(0)).isEqualTo(new RowOutcome.Rejected("refused", "甲有误", true));
        assertThat(outcome.rows().get(5)).isEqualTo(new RowOutcome.Rejected("refused", "乙有误", true));
        assertThat(sent).hasSizeLessThan(4 * 8);
    }

    /** The target refuses a list for the first of its bad rows, from the last on. */
    private void refusedFor(Map<Integer, String> bad) {
        answer = call -> {
            String list = String.valueOf(call.fields().get("data"));
            return bad.keySet().stream()
                    .filter(row -> list.contains("n=" + row))
                    .max(Integer::compare)
                    .map(row -> Answer.local(Action.REJECT, bad.get(row), null))
                    .orElse(Answer.local(Action.OK, "", null));
        };
    }

    @Test
    void aListThatMayNotBeRepeatedIsRefusedWhole() {
        answers.add(Answer.local(Action.REJECT, "一行有误", null));
        BatchOutcome outcome = writer("data", "", 10, Repeat.NEVER, Map.of()).write(rows(2), GUARD);
        assertThat(outcome.rows()).allSatisfy(row -> assertThat(row).isInstanceOf(RowOutcome.Rejected.class));
        assertThat(sent).hasSize(1);
    }

    @Test
    void anUnknownOutcomeThatIsSafeToRepeatIsUnknownAndGoesAgain() {
        answers.add(Answer.local(Action.UNKNOWN, "no answer", null));
        BatchWriter writer = writer(null, "", 1, Repeat.SAFE, Map.of());
        assertThat(writer.write(rows(1), GUARD).rows()).containsExactly(new RowOutcome.Unknown("no answer"));
        assertThat(writer.resolve(rows(1), GUARD).rows()).containsOnlyNulls();
    }

    @Test
    void anUnknownOutcomeThatNothingCanTellIsDeadAndSaysWhatToDo() {
        answers.add(Answer.local(Action.UNKNOWN, "no answer", null));
        BatchWriter writer = writer(null, "", 1, Repeat.NEVER, Map.of());
        assertThat(writer.write(rows(1), GUARD).rows().get(0))
                .isInstanceOfSatisfying(RowOutcome.Rejected.class, dead -> {
                    assertThat(dead.retry()).isFalse();
                    assertThat(dead.cause()).isEqualTo("may-be-applied");
                    assertThat(dead.message())
                            .contains(
                                    "task.create may have been applied (no answer)",
                                    "look at the target",
                                    "dead replay tasks");
                });
        assertThat(sent).hasSize(1);
    }

    @Test
    void aLostCallThatNothingCanTellIsNeverSentAgain() {
        BatchOutcome outcome = writer(null, "", 1, Repeat.NEVER, Map.of()).resolve(rows(2), GUARD);
        assertThat(outcome.rows()).allSatisfy(row -> assertThat(row)
                .isInstanceOfSatisfying(RowOutcome.Rejected.class, dead -> assertThat(dead.retry())
                        .isFalse()));
        assertThat(sent).isEmpty();
    }

    @Test
    void theOptionRepeatComesBeforeTheProfile() {
        BatchWriter writer = writer(null, "", 1, Repeat.NEVER, Map.of("repeat", "safe"));
        assertThat(writer.resolve(rows(1), GUARD).rows()).containsOnlyNulls();
    }
}
