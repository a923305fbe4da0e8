package dev.caravan.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.connection.Answer;
import dev.caravan.connection.AuthSchemes;
import dev.caravan.connection.Masking;
import dev.caravan.connection.OperationCall;
import dev.caravan.model.Action;
import dev.caravan.model.RowOutcome;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.VendorProfile;
import dev.caravan.model.profile.WriteRule;
import dev.caravan.vendor.ProfileFiles;
import dev.caravan.vendor.VendorProfiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writes to a target that can be asked which rows it has. */
class LookedUpWritesTest {
    private static final SendGuard GUARD = SendGuard.unleased(() -> false);

    private final List<OperationCall> sent = new ArrayList<>();
    private Function<OperationCall, Answer> target = call -> Answer.local(Action.OK, "", null);

    private BatchWriter writer(int rowsPerCall, Map<String, String> options) {
        VendorProfile profile = new VendorProfiles(
                        ProfileFiles.builtIn(getClass().getClassLoader()),
                        ProfileFiles.none(),
                        AuthSchemes.builtIn().placeholders())
                .named("k3cloud");
        Operation save = Objects.requireNonNull(profile.operations().get("batchSave"));
        WriteRule declared = Objects.requireNonNull(save.write());
        WriteRule rule = declared.of(declared.rowsAt(), rowsPerCall);
        WriteTarget where = new WriteTarget(
                "stock",
                "k3",
                profile,
                save,
                rule,
                rule.forms().get("BD_STOCK"),
                options,
                Map.of(),
                new Masking(List.of()));
        return new BatchWriter(where, (call, stop) -> {
            sent.add(call);
            return target.apply(call);
        });
    }

    private static List<Map<String, Object>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("FNumber", "N" + i))
                .toList();
    }

    @Test
    void aRowThatIsAlwaysSentAsANewOneIsNotSentAgainBlindly() {
        target = call -> Answer.local(Action.UNKNOWN, "no answer", null);
        BatchWriter writer = writer(100, Map.of("formId", "BD_STOCK", "ifExists", "reject"));
        assertMayBeApplied(writer.write(rows(2), GUARD));
        assertThat(sent).hasSize(1);
        assertMayBeApplied(writer.resolve(rows(2), GUARD));
        assertThat(sent).hasSize(1);
    }

    private static void assertMayBeApplied(BatchOutcome outcome) {
        assertThat(outcome.rows()).hasSize(2).allSatisfy(row -> assertThat(row)
                .isInstanceOfSatisfying(RowOutcome.Rejected.class, dead -> {
                    assertThat(dead.cause()).isEqualTo("may-be-applied");
                    assertThat(dead.retry()).isFalse();
                    assertThat(dead.message()).contains("look at the target", "dead replay stock");
                }));
    }

    @Test
    void whatIsFoundIsFollowedInCallsThatTheVendorBears() {
        target = call -> call.operation().name().equals("ExecuteBillQuery") ? found(call) : answered();
        Map<String, String> options = Map.of("formId", "BD_STOCK", "ifExists", "skip", "distributionOrg", "7");
        BatchOutcome outcome = writer(2, options).resolve(rows(5), GUARD);
        assertThat(outcome.isAllWritten()).isTrue();
        assertThat(sent.stream().filter(call -> call.operation().name().equals("Allocate")))
                .hasSize(3)
                .extracting(call -> call.fields().get("data"))
                .containsExactly(allocated("IN0,IN1"), allocated("IN2,IN3"), allocated("IN4"));
    }

    private static Map<String, String> allocated(String ids) {
        return Map.of("PkIds", ids, "TOrgIds", "7");
    }

    /** Every row that is asked for is there. */
    private static Answer found(OperationCall call) {
        List<List<String>> found = IntStream.range(0, 5)
                .mapToObj(i -> "N" + i)
                .filter(number -> call.fields().toString().contains("'" + number + "'"))
                .map(number -> List.of("I" + number, number, "A", "100"))
                .toList();
        return new Answer(Action.OK, 200, null, "", null, null, null, found, List.of(), 0);
    }

    private static Answer answered() {
        return Answer.local(Action.OK, "", null);
    }
}
