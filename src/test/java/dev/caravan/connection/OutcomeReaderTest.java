package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.Action;
import dev.caravan.model.RowOutcome;
import dev.caravan.model.profile.OutcomeRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeReaderTest {
    private static final List<String> SENT = List.of("A", "B", "C");

    private final OutcomeRule rule = TestProfiles.profile("k3cloud")
            .operations()
            .get("batchSave")
            .write()
            .outcome();
    private final OutcomeReader reader = new OutcomeReader(rule, new Masking(List.of("geheim123")));
    private final List<Map<String, Object>> written = new ArrayList<>();
    private final List<Map<String, Object>> rejected = new ArrayList<>();

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private void written(Object index, Object number, Object id) {
        written.add(map("Id", id, "Number", number, "DIndex", index));
    }

    private void rejected(Object index, String field, String message) {
        rejected.add(map("FieldName", field, "Message", message, "DIndex", index));
    }

    private List<RowOutcome> read(List<String> sent, Action action) {
        Map<String, Object> status = map("IsSuccess", true, "SuccessEntitys", written, "Errors", rejected);
        Map<String, Object> body = map("Result", map("ResponseStatus", status));
        return reader.read(sent, new Answer(action, 200, "11", "整体消息", null, null, null, body, List.of(), 1));
    }

    private static void assertUnknown(RowOutcome outcome, String reason) {
        assertThat(outcome).isInstanceOfSatisfying(RowOutcome.Unknown.class, unknown -> assertThat(unknown.message())
                .contains(reason));
    }

    @Test
    void rowsAreMatchedByIndexWhateverTheOrderOfTheAnswer() {
        written(2, "C", 12);
        rejected(1, "FNumber", "违反字段唯一性要求");
        written("0", "A", "11");
        assertThat(read(SENT, Action.OK))
                .containsExactly(
                        new RowOutcome.Written(Map.of("DIndex", "0", "Number", "A", "Id", "11")),
                        new RowOutcome.Rejected("refused:FNumber", "违反字段唯一性要求", true),
                        new RowOutcome.Written(Map.of("DIndex", 2, "Number", "C", "Id", 12)));
    }

    @Test
    void aRowInNeitherListIsUnknownThoughTheWholeSaysSuccess() {
        written(0, "A", 1);
        List<RowOutcome> outcomes = read(SENT, Action.OK);
        assertThat(outcomes.get(0)).isInstanceOf(RowOutcome.Written.class);
        assertUnknown(outcomes.get(1), "neither as written nor as refused");
        assertUnknown(outcomes.get(2), "整体消息");
    }

    @Test
    void anIdentityThatContradictsTheIndexMakesBothRowsUnknown() {
        written(0, "B", 1);
        written(2, "C", 3);
        List<RowOutcome> outcomes = read(SENT, Action.OK);
        assertUnknown(outcomes.get(0), "reports \"B\" as written at the index of \"A\"");
        assertUnknown(outcomes.get(1), "reports \"B\" as written at the index of \"A\"");
        assertThat(outcomes.get(2)).isInstanceOf(RowOutcome.Written.class);
    }

    @Test
    void anIndexThatWasNotSentMakesTheRowOfItsIdentityUnknown() {
        written(3, "B", 1);
        written(-1, "C", 1);
        written(null, "A", 1);
        rejected(99, "F", "nobody's error");
        for (RowOutcome outcome : read(SENT, Action.OK)) {
            assertUnknown(outcome, "at an index that was not sent");
        }
    }

    @Test
    void aRowInBothListsIsUnknown() {
        written(0, "A", 1);
        rejected(0, "F", "审核失败");
        assertUnknown(read(SENT, Action.OK).get(0), "both as written and as refused (审核失败)");
    }

    @Test
    void aRowWrittenTwiceIsUnknown() {
        written(0, "A", 1);
        written(0, "A", 2);
        assertUnknown(read(SENT, Action.OK).get(0), "more than once");
    }

    @Test
    void severalErrorsOfOneRowAreOneRefusal() {
        rejected(0, "FName", "名称必填");
        rejected(0, "FUseOrgId", "组织不存在");
        rejected(0, "FName", "名称必填");
        assertThat(read(SENT, Action.REJECT).get(0))
                .isEqualTo(new RowOutcome.Rejected("refused:FName", "名称必填; 组织不存在", true));
    }

    @Test
    void aNumberTheTargetGaveItselfContradictsNothing() {
        written(0, "CK0001", 1);
        written(1, null, 2);
        assertThat(read(List.of("", "B"), Action.OK)).hasOnlyElementsOfType(RowOutcome.Written.class);
    }

    @Test
    void theRefusalOfASingleRowNeedsNoIndex() {
        rejected(null, null, "参数错误");
        assertThat(read(List.of("A"), Action.REJECT)).containsExactly(new RowOutcome.Rejected("refused", "整体消息", true));
        assertUnknown(read(SENT, Action.REJECT).get(0), "整体消息");
        assertUnknown(read(List.of("A"), Action.OK).get(0), "neither");
    }

    @Test
    void answersWithoutListsLeaveEveryRowUnknown() {
        Answer text = Answer.local(Action.UNKNOWN, "HTTP 502", null);
        assertThat(reader.read(SENT, text)).hasSize(3).allSatisfy(outcome -> assertUnknown(outcome, "HTTP 502"));
    }

    @Test
    void sentencesOfTheVendorAreMasked() {
        rejected(0, "", "token geheim123 ungültig");
        assertThat(read(SENT, Action.OK).get(0))
                .isEqualTo(new RowOutcome.Rejected("refused", "token *** ungültig", true));
    }
}
