package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.json.Json;
import dev.caravan.model.Action;
import dev.caravan.model.profile.TargetForm;
import dev.caravan.model.profile.VendorProfile;
import dev.caravan.model.profile.WriteRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExistingRowsTest {
    private final VendorProfile profile = TestProfiles.profile("k3cloud");
    private final WriteRule write = profile.operations().get("batchSave").write();
    private final ExistingRows rows = rows(write.forms().get("BD_STOCK"));

    private ExistingRows rows(TargetForm form) {
        return new ExistingRows(write.existing(), form, profile, Map.of("formId", "BD_STOCK"));
    }

    private static Answer answer(String body) {
        return new Answer(Action.OK, 200, null, "", null, null, null, Json.parse(body), List.of(), body.length());
    }

    @Test
    void oneQueryAsksForAllIdentitiesOfABatch() {
        OperationCall call = rows.lookUp(
                List.of(
                        new RowIdentity("CK'1", "100"),
                        new RowIdentity("CK2", null),
                        new RowIdentity("CK'1", "200"),
                        new RowIdentity("", null)),
                "case-1");
        assertThat(call.operation().name()).isEqualTo("ExecuteBillQuery");
        assertThat(Json.write(call.fields()))
                .isEqualTo("{\"data\":{\"FormId\":\"BD_STOCK\",\"FieldKeys\":"
                        + "\"FStockId,FNumber,FDocumentStatus,FCreateOrgId.FNumber\",\"FilterString\":"
                        + "\"FNumber in ('CK''1','CK2')\",\"OrderString\":\"FStockId\",\"TopRowCount\":0,\"StartRow\":0,"
                        + "\"Limit\":2000}}");
    }

    @Test
    void anIdentityCannotBreakOutOfItsQuotesOrNameAPlaceholder() {
        String evil = "x') or FNumber like '%{formId}\\";
        OperationCall call = rows.lookUp(List.of(new RowIdentity(evil, null)), null);
        assertThat(Json.write(call.fields())).contains("in ('x'') or FNumber like ''%{formId}\\\\')");
        ConnectionSettings settings = TestProfiles.k3cloud();
        byte[] sent = new RequestBuilder(settings, new FakeTime()).build(call).body();
        assertThat(Json.write(Json.parse(sent))).contains("''%{formId}\\\\')");
    }

    @Test
    void aFormWithoutOrganizationAsksForNone() {
        ExistingRows bare = rows(new TargetForm("FId", "FNumber", null, List.of(), "FNumber"));
        OperationCall call = bare.lookUp(List.of(new RowIdentity("A", null)), null);
        assertThat(Json.write(call.fields())).contains("\"FieldKeys\":\"FId,FNumber,FDocumentStatus\"");
        assertThat(bare.read(answer("[[1,\"A\",\"C\"]]")))
                .containsEntry(new RowIdentity("A", null), new ExistingRow("1", "C", true));
        assertThat(bare.identity(Map.of("FNumber", "A", "FCreateOrgId", "100"))).isEqualTo(new RowIdentity("A", null));
    }

    @Test
    void rowsAreReadByIdentityAndOrganization() {
        Map<RowIdentity, ExistingRow> found = rows.read(
                answer("[[100201,\"CK1\",\"C\",\"100\"],[\"100202\",\"CK1\",\"A\",200],[3,\"CK2\",null,\"100\"]]"));
        assertThat(found)
                .containsEntry(new RowIdentity("CK1", "100"), new ExistingRow("100201", "C", true))
                .containsEntry(new RowIdentity("CK1", "200"), new ExistingRow("100202", "A", false))
                .containsEntry(new RowIdentity("CK2", "100"), new ExistingRow("3", "", false));
        assertThat(ExistingRows.find(found, new RowIdentity("CK1", "200")))
                .hasValueSatisfying(row -> assertThat(row.id()).isEqualTo("100202"));
        assertThat(ExistingRows.find(found, new RowIdentity("CK1", "300"))).isEmpty();
        assertThat(ExistingRows.find(found, new RowIdentity("CK2", null))).isPresent();
        assertThat(ExistingRows.find(found, new RowIdentity("CK1", null))).isEmpty();
        assertThat(rows.read(answer("[]"))).isEmpty();
    }

    @Test
    void aRowsOrganizationIsReadPlainOrWrapped() {
        RowIdentity wanted = new RowIdentity("CK1", "100");
        assertThat(rows.identity(Map.of("FNumber", "CK1", "FCreateOrgId", "100")))
                .isEqualTo(wanted);
        assertThat(rows.identity(Map.of("FNumber", " CK1", "FCreateOrgId", Map.of("FNumber", 100))))
                .isEqualTo(wanted);
        assertThat(rows.identity(Map.of())).isEqualTo(new RowIdentity("", null));
    }

    @Test
    void anAnswerThatMayBeCutOffOrIsNoTableIsNotReadAsNothingFound() {
        String row = "[1,\"A\",\"C\",\"100\"]";
        String full = "[" + (row + ",").repeat(rows.limit() - 1) + row + "]";
        assertThatThrownBy(() -> rows.read(answer(full))).hasMessageContaining("some may be missing");
        assertThatThrownBy(() -> rows.read(answer("{}"))).hasMessageContaining("is not a list of rows");
        assertThatThrownBy(() -> rows.read(answer("[[1,\"A\"]]"))).hasMessageContaining("without the 4 columns");
        assertThatThrownBy(() -> rows.read(answer("[{}]"))).hasMessageContaining("without the 4 columns");
        Answer busy = Answer.local(Action.RETRY, "busy", null);
        assertThatThrownBy(() -> rows.read(busy))
                .isInstanceOfSatisfying(ConnectionException.class, failure -> assertThat(failure.answer())
                        .isSameAs(busy));
    }

    @Test
    void lockedRowsAreReleasedByTheirIds() {
        assertThat(rows.release(List.of("1", "2"), "case-1")).hasValueSatisfying(call -> {
            assertThat(call.operation().name()).isEqualTo("UnAudit");
            assertThat(Json.write(call.fields())).isEqualTo("{\"formid\":\"BD_STOCK\",\"data\":{\"Ids\":\"1,2\"}}");
        });
    }

    @Test
    void plainReferencesAreWrappedAndOthersLeftAlone() {
        References references = new References(write.forms().get("BD_STOCK"));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("FName", "一号仓");
        row.put("FCreateOrgId", "I0134");
        row.put("FUseOrgId", Map.of("FNumber", "I0135"));
        assertThat(Json.write(references.wrap(row)))
                .isEqualTo(
                        "{\"FName\":\"一号仓\",\"FCreateOrgId\":{\"FNumber\":\"I0134\"},\"FUseOrgId\":{\"FNumber\":\"I0135\"}}");
        row.put("FUseOrgId", null);
        row.put("FCreateOrgId", "");
        assertThat(references.wrap(row)).isEqualTo(row);
        row.put("FCreateOrgId", 100);
        assertThat(references.wrap(row)).containsEntry("FCreateOrgId", Map.of("FNumber", 100));
    }
}
