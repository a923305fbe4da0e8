package dev.caravan.sandbox.k3cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.SandboxClient;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.Faults;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class K3FaultsTest {
    private static final String LOST = "会话信息已丢失，请重新登录";

    private final K3CloudSandbox sandbox = new K3CloudSandbox(K3CloudSettings.defaults());
    private final Faults faults = sandbox.faults();
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
    void aLostSessionStaysLostUntilTheNextLogin() throws IOException {
        faults.next("BatchSave", 1, Fault.sessionLost());

        for (int i = 0; i < 2; i++) {
            JsonNode status = status(save("CK1"));
            assertThat(status.path("MsgCode").asInt()).isEqualTo(1);
            assertThat(status.path("ErrorCode").asInt()).isEqualTo(500);
            assertThat(status.at("/Errors/0/Message").asText()).isEqualTo(LOST);
        }
        assertThat(sandbox.book().size()).isZero();
        logIn();
        assertThat(status(save("CK1")).path("IsSuccess").asBoolean()).isTrue();
        assertThat(sandbox.logins()).isEqualTo(2);
    }

    @Test
    void aLostSessionIsNestedInListsForQueriesAndOnDemand() throws IOException {
        faults.next("BatchSave", 1, Fault.sessionLostNested());
        JsonNode save = save("CK1");
        JsonNode query = query();

        assertThat(save.at("/0/0/Result/ResponseStatus/MsgCode").asInt()).isEqualTo(1);
        assertThat(query.at("/0/0/Result/ResponseStatus/MsgCode").asInt()).isEqualTo(1);
        assertThat(query.at("/0/0/Result/ResponseStatus/Errors/0/Message").asText())
                .isEqualTo(LOST);
    }

    @Test
    void msgCodesSayWhyNothingWasProcessed() throws IOException {
        faults.next("BatchSave", 1, Fault.callLimit())
                .next("BatchSave", 1, Fault.networkControl())
                .next("BatchSave", 1, Fault.licence())
                .next("BatchSave", 1, Fault.msgCode(2, "没有权限"))
                .next("ExecuteBillQuery", 1, Fault.callLimit());

        assertThat(status(save("CK1")).path("MsgCode").asInt()).isEqualTo(14);
        assertThat(status(save("CK1")).path("MsgCode").asInt()).isEqualTo(13);
        assertThat(status(save("CK1")).path("MsgCode").asInt()).isEqualTo(7);
        assertThat(status(save("CK1")).at("/Errors/0/Message").asText()).isEqualTo("没有权限");
        assertThat(query().at("/0/0/Result/ResponseStatus/MsgCode").asInt()).isEqualTo(14);
        assertThat(sandbox.book().size()).isZero();
    }

    @Test
    void answersMayBePlainTextOrEmpty() throws IOException {
        faults.next("BatchSave", 1, Fault.responseError()).next("BatchSave", 1, Fault.emptyResult());
        String plain = SandboxClient.k3(
                        sandbox, "DynamicFormService.BatchSave", body("CK1"), "kdservice-sessionid", session)
                .body();

        assertThat(plain).startsWith("response_error:");
        assertThat(sandbox.book().size()).isZero();
        assertThat(save("CK1").toString()).isEqualTo("{\"Result\":{}}");
        assertThat(sandbox.book().numbers()).containsExactly("CK1");
    }

    @Test
    void listsOfTheAnswerComeReversedIncompleteOrWithoutIndex() throws IOException {
        faults.next("BatchSave", 1, Fault.unordered()).next("BatchSave", 1, Fault.rowsMissing(1));

        assertThat(status(save("A1", "A2")).path("SuccessEntitys").findValuesAsText("DIndex"))
                .containsExactly("1", "0");
        JsonNode missing = status(save("B1", "B2"));
        assertThat(missing.path("SuccessEntitys").findValuesAsText("Number")).containsExactly("B2");
        assertThat(missing.path("IsSuccess").asBoolean()).isTrue();
        assertThat(sandbox.book().numbers()).containsExactly("A1", "A2", "B1", "B2");

        faults.next("BatchSave", 1, Fault.errorsWithoutIndex());
        assertThat(status(save("B1")).at("/Errors/0").has("DIndex")).isFalse();
    }

    @Test
    void aWriteMayBeAppliedThoughItsAnswerIsLost() throws IOException {
        faults.next("BatchSave", 1, Fault.resetAfterWork())
                .next("BatchSave", 1, Fault.httpAfterWork(502))
                .next("BatchSave", 1, Fault.resetBeforeWork());

        assertThatThrownBy(() -> save("CK1")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> save("CK2")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> save("CK3")).isInstanceOf(IOException.class);
        assertThat(sandbox.book().numbers()).containsExactly("CK1", "CK2");
        assertThat(sandbox.book().creates()).isEqualTo(2);
    }

    @Test
    void moreThanTheLimitPerSecondAnswersTheCallLimit() throws IOException {
        K3Limits limits = new K3Limits(100, 10_000, 2, 0, Duration.ZERO);
        try (K3CloudSandbox limited =
                new K3CloudSandbox(K3CloudSettings.defaults().withLimits(limits))) {
            String own = SandboxClient.login(limited);
            String answers = "";
            for (int i = 0; i < 20; i++) {
                answers += SandboxClient.k3(limited, own, "BatchSave", body("CK" + i));
            }

            assertThat(answers).contains("\"MsgCode\":0").contains("\"MsgCode\":14");
            assertThat(limited.requests().total("BatchSave")).isEqualTo(20);
        }
    }

    @Test
    void loginsFailByFaultToo() throws IOException {
        faults.next("LoginByAppSecret", 1, Fault.msgCode(7, "许可已过期"));

        assertThat(SandboxClient.login(sandbox)).isEqualTo("null");
        assertThat(sandbox.failedLogins()).isEqualTo(1);
    }

    private JsonNode query() throws IOException {
        return SandboxClient.k3(
                sandbox,
                session,
                "ExecuteBillQuery",
                "{\"data\":{\"FormId\":\"BD_STOCK\",\"FieldKeys\":\"FNumber\",\"Limit\":10}}");
    }

    private JsonNode save(String... numbers) throws IOException {
        return SandboxClient.k3(sandbox, session, "BatchSave", body(numbers));
    }

    private static String body(String... numbers) {
        StringBuilder rows = new StringBuilder();
        for (String number : numbers) {
            rows.append(rows.isEmpty() ? "" : ",").append(SandboxClient.k3Row(number, "仓" + number));
        }
        return "{\"formid\":\"BD_STOCK\",\"data\":{\"Model\":[" + rows + "]}}";
    }

    private static JsonNode status(JsonNode answer) {
        return answer.at("/Result/ResponseStatus");
    }
}
