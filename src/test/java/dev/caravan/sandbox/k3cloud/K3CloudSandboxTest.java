package dev.caravan.sandbox.k3cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.SandboxClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class K3CloudSandboxTest {
    private K3CloudSandbox sandbox = new K3CloudSandbox(K3CloudSettings.defaults());
    private String session = "";

    @BeforeEach
    void logIn() throws IOException {
        session = SandboxClient.login(sandbox);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void storesEveryRowOfABatchAndNamesItByIndex() throws IOException {
        JsonNode status = save(SandboxClient.k3Row("CK1", "一号仓"), SandboxClient.k3Row("CK2", "二号仓"));

        assertThat(status.path("IsSuccess").asBoolean()).isTrue();
        assertThat(status.path("MsgCode").asInt(-1)).isZero();
        assertThat(status.path("SuccessEntitys").toString())
                .isEqualTo(
                        "[{\"Id\":100001,\"Number\":\"CK1\",\"DIndex\":0},{\"Id\":100002,\"Number\":\"CK2\",\"DIndex\":1}]");
        assertThat(sandbox.book().status("CK1")).isEqualTo("C");
        assertThat(sandbox.book().row("CK2"))
                .containsEntry("FName", "二号仓")
                .containsEntry("FAllowMinusQty", true)
                .containsEntry("FStockProperty", "1");
    }

    @Test
    void badRowsFailAloneAndTheOthersAreStored() throws IOException {
        save(SandboxClient.k3Row("CK1", "一号仓"));
        JsonNode status = save(
                SandboxClient.k3Row("CK1", "重复"),
                SandboxClient.k3Row("CK2", "二号仓"),
                "{\"FNumber\":\"CK3\",\"FCreateOrgId\":\"I0134\",\"FName\":\"三\"}",
                "{\"FNumber\":\"CK4\",\"FCreateOrgId\":{\"FNumber\":\"nowhere\"},\"FName\":\"四\"}",
                "{\"FName\":\"五\"}",
                "{\"FStockId\":999,\"FName\":\"六\"}");

        assertThat(status.path("IsSuccess").asBoolean()).isFalse();
        assertThat(status.path("ErrorCode").asInt()).isEqualTo(500);
        assertThat(status.path("MsgCode").asInt()).isEqualTo(11);
        assertThat(status.path("SuccessEntitys").findValuesAsText("Number")).containsExactly("CK2");
        assertThat(errors(status))
                .containsExactly(
                        "0 FNumber 违反字段唯一性要求：编码=CK1，已存在",
                        "2 FCreateOrgId FCreateOrgId的引用格式不正确，应为{\"FNumber\":\"编码\"}",
                        "3 FCreateOrgId 组织编码nowhere不存在",
                        "4 FNumber 字段“编码”是必填项",
                        "4 FCreateOrgId 字段“创建组织”是必填项",
                        "5 FStockId 内码999的数据不存在");
        assertThat(sandbox.book().refusedDuplicates()).isEqualTo(1);
        assertThat(sandbox.book().numbers()).containsExactly("CK1", "CK2");
    }

    @Test
    void anAuditedRowIsChangedOnlyAfterUnAudit() throws IOException {
        save(SandboxClient.k3Row("CK1", "一号仓"));
        String update = "{\"FStockId\":100001,\"FName\":\"改名\"}";

        assertThat(errors(save(update))).containsExactly("0 FDocumentStatus 编码为CK1的数据：已审核的单据不允许修改");
        assertThat(act("UnAudit", "{\"Numbers\":[\"CK1\"]}").path("IsSuccess").asBoolean())
                .isTrue();
        assertThat(save(update).path("IsSuccess").asBoolean()).isTrue();

        assertThat(sandbox.book().row("CK1")).containsEntry("FName", "改名").containsEntry("FStockProperty", "1");
        assertThat(sandbox.book().updates("CK1")).isEqualTo(1);
        assertThat(sandbox.book().creates("CK1")).isEqualTo(1);
        assertThat(sandbox.book().status("CK1")).isEqualTo("C");
    }

    @Test
    void aSettingLetsAuditedRowsBeSaved() throws IOException {
        sandbox.close();
        sandbox = new K3CloudSandbox(K3CloudSettings.defaults().withAuditedRowsMayBeSaved(true));
        logIn();
        save(SandboxClient.k3Row("CK1", "一号仓"));

        assertThat(save("{\"FStockId\":100001,\"FName\":\"改名\"}")
                        .path("IsSuccess")
                        .asBoolean())
                .isTrue();
        assertThat(sandbox.book().row("CK1")).containsEntry("FName", "改名");
    }

    @Test
    void submitAuditAndDeleteFollowTheDocumentStatus() throws IOException {
        batch("false", SandboxClient.k3Row("CK1", "一号仓"));

        assertThat(sandbox.book().status("CK1")).isEqualTo("A");
        assertThat(act("Audit", "{\"Numbers\":[\"CK1\"]}").path("IsSuccess").asBoolean())
                .isFalse();
        assertThat(act("Submit", "{\"Ids\":\"100001\"}").path("IsSuccess").asBoolean())
                .isTrue();
        assertThat(act("Audit", "{\"Ids\":\"100001\"}").path("IsSuccess").asBoolean())
                .isTrue();
        assertThat(act("Delete", "{\"Numbers\":[\"CK1\"]}").path("IsSuccess").asBoolean())
                .isFalse();
        assertThat(act("UnAudit", "{\"Numbers\":[\"CK1\"]}").path("IsSuccess").asBoolean())
                .isTrue();
        assertThat(act("Delete", "{\"Numbers\":[\"CK1\",\"CK9\"]}").path("SuccessEntitys"))
                .hasSize(1);
        assertThat(sandbox.book().size()).isZero();
    }

    @Test
    void acceptsParametersAsListOrTextAndDataAsText() throws IOException {
        String data = "{\"Model\":[" + SandboxClient.k3Row("CK1", "一") + "]}";
        String quoted = SandboxClient.JSON.writeValueAsString(data);
        call("BatchSave", "{\"parameters\":[\"BD_STOCK\"," + data.replace("CK1", "A1") + "]}");
        call("BatchSave", "{\"parameters\":[\"BD_STOCK\"," + quoted.replace("CK1", "A2") + "]}");
        call("BatchSave", "{\"formid\":\"BD_STOCK\",\"data\":" + quoted.replace("CK1", "A3") + "}");
        call("Save", "{\"FormId\":\"BD_STOCK\",\"data\":{\"Model\":" + SandboxClient.k3Row("A4", "四") + "}}");

        assertThat(sandbox.book().numbers()).containsExactly("A1", "A2", "A3", "A4");
    }

    @Test
    void refusesWholeRequestsByMsgCode() throws IOException {
        String[] tooMany = new String[101];
        for (int i = 0; i < tooMany.length; i++) {
            tooMany[i] = SandboxClient.k3Row("CK" + i, "仓" + i);
        }

        assertThat(save(tooMany).path("MsgCode").asInt()).isEqualTo(8);
        assertThat(msgCode(call("BatchSave", "not json"))).isEqualTo(8);
        assertThat(msgCode(call("BatchSave", "{\"formid\":\"BD_STOCK\",\"data\":{}}")))
                .isEqualTo(9);
        assertThat(msgCode(call("BatchSave", "{\"formid\":\"BD_X\",\"data\":{}}")))
                .isEqualTo(10);
        assertThat(msgCode(call("Submit", "{\"formid\":\"BD_STOCK\",\"data\":{}}")))
                .isEqualTo(3);
        assertThat(sandbox.book().size()).isZero();
    }

    @Test
    void refusedNumbersAnswerTheirMessageUntilAccepted() throws IOException {
        sandbox.book().refuse("CK2", "FStockProperty", "仓库属性不合法");

        JsonNode status =
                save(SandboxClient.k3Row("CK1", "一"), SandboxClient.k3Row("CK2", "二"), SandboxClient.k3Row("CK3", "三"));
        assertThat(errors(status)).containsExactly("1 FStockProperty 仓库属性不合法");
        assertThat(status.path("SuccessEntitys").findValuesAsText("DIndex")).containsExactly("0", "2");

        sandbox.book().accept("CK2");
        assertThat(save(SandboxClient.k3Row("CK2", "二")).path("IsSuccess").asBoolean())
                .isTrue();
    }

    @Test
    void everyAcceptedWriteIsTold() throws IOException {
        List<AcceptedWrite> writes = new ArrayList<>();
        sandbox.book().onWrite(writes::add);
        batch("false", SandboxClient.k3Row("CK1", "一"));
        batch("false", "{\"FStockId\":100001,\"FName\":\"改\"}");

        assertThat(writes)
                .containsExactly(new AcceptedWrite(1, "CK1", 100001, true), new AcceptedWrite(2, "CK1", 100001, false));
    }

    private JsonNode save(String... rows) throws IOException {
        return batch("\"true\"", rows);
    }

    private JsonNode batch(String audit, String... rows) throws IOException {
        String body = "{\"formid\":\"BD_STOCK\",\"data\":{\"IsAutoSubmitAndAudit\":%s,\"Model\":[%s]}}"
                .formatted(audit, String.join(",", rows));
        return call("BatchSave", body).at("/Result/ResponseStatus");
    }

    private JsonNode act(String operation, String data) throws IOException {
        return call(operation, "{\"formid\":\"BD_STOCK\",\"data\":" + data + "}")
                .at("/Result/ResponseStatus");
    }

    private JsonNode call(String operation, String body) throws IOException {
        return SandboxClient.k3(sandbox, session, operation, body);
    }

    private static int msgCode(JsonNode answer) {
        return answer.at("/Result/ResponseStatus/MsgCode").asInt(-1);
    }

    private static List<String> errors(JsonNode status) {
        List<String> errors = new ArrayList<>();
        status.path("Errors")
                .forEach(error -> errors.add(error.path("DIndex").asText("-") + " "
                        + error.path("FieldName").asText() + " "
                        + error.path("Message").asText()));
        return errors;
    }
}
