package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.Action;
import dev.caravan.model.profile.TransportFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer class of 金蝶云星空 known from the vendor's documents and public clients. */
class K3CloudAnswersTest {
    private static final String LOST = """
            {"Result":{"ResponseStatus":{"ErrorCode":500,"IsSuccess":false,"Errors":[{"FieldName":null,\
            "Message":"会话信息已丢失，请重新登录","DIndex":0}],"SuccessEntitys":[],"MsgCode":1}}}""";

    private final ConnectionSettings settings = TestProfiles.k3cloud();
    private final AnswerClassifier classifier =
            new AnswerClassifier(settings.profile(), new Masking(settings.secrets()), new FakeTime());

    private Answer answer(String operation, HttpResult result) {
        return classifier.classify(
                OperationCall.of(settings.profile().operations().get(operation)), result);
    }

    private static String status(int msgCode, String message) {
        return "{\"Result\":{\"ResponseStatus\":{\"ErrorCode\":500,\"IsSuccess\":false,\"Errors\":[{\"FieldName\":\"F\","
                + "\"Message\":\"" + message + "\",\"DIndex\":0}],\"SuccessEntitys\":[],\"MsgCode\":" + msgCode + "}}}";
    }

    @ParameterizedTest
    @CsvSource({
        "0, REJECT, REJECT",
        "1, REFRESH_TOKEN, REFRESH_TOKEN",
        "2, FAIL, FAIL",
        "3, REJECT, REJECT",
        "4, REJECT, REJECT",
        "5, REJECT, REJECT",
        "6, RETRY, UNKNOWN",
        "7, FAIL, FAIL",
        "8, REJECT, REJECT",
        "9, REJECT, REJECT",
        "10, REJECT, REJECT",
        "11, REJECT, REJECT",
        "12, REJECT, REJECT",
        "13, RETRY, RETRY",
        "14, RATE_LIMITED, RATE_LIMITED",
        "15, FAIL, FAIL"
    })
    void messageCodesMeanWhatTheTableSays(int code, Action read, Action write) {
        String body = status(code, "某个错误");
        assertThat(answer("ExecuteBillQuery", Answers.json("[[" + body + "]]")).action())
                .isEqualTo(read);
        Answer written = answer("batchSave", Answers.json(body));
        assertThat(written.action()).isEqualTo(write);
        assertThat(written.code()).isEqualTo(String.valueOf(code));
        assertThat(written.message()).isEqualTo("某个错误");
    }

    @ParameterizedTest
    @CsvSource({"%s", "[%s]", "[[%s]]", "[[[%s]]]"})
    void aLostSessionIsFoundAtAnyDepth(String nesting) {
        String body = nesting.replace("%s", LOST);
        assertThat(answer("ExecuteBillQuery", Answers.json(body)).action()).isEqualTo(Action.REFRESH_TOKEN);
        assertThat(answer("batchSave", Answers.json(body)).action()).isEqualTo(Action.REFRESH_TOKEN);
    }

    @Test
    void aLostSessionIsToldByItsMessageWhateverTheCode() {
        String body = LOST.replace("\"MsgCode\":1", "\"MsgCode\":0");
        assertThat(answer("batchSave", Answers.json(body)).action()).isEqualTo(Action.REFRESH_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 500})
    void aLostSessionIsToldByItsMessageWhateverTheStatus(int status) {
        HttpAnswer lost = Answers.of(status, LOST, "Content-Type", "application/json");
        assertThat(answer("batchSave", lost).action()).isEqualTo(Action.REFRESH_TOKEN);
    }

    @Test
    void theBareWordSessionIsNoLostSession() {
        assertThat(answer("batchSave", Answers.json(status(11, "Session 会话 field")))
                        .action())
                .isEqualTo(Action.REJECT);
    }

    static List<Arguments> writes() {
        String mixed =
                "{\"Result\":{\"ResponseStatus\":{\"ErrorCode\":500,\"IsSuccess\":false,\"Errors\":[{\"FieldName\":"
                        + "\"FNumber\",\"Message\":\"重复\",\"DIndex\":1}],\"SuccessEntitys\":[{\"Id\":1,\"Number\":\"A\",\"DIndex\":0}],"
                        + "\"MsgCode\":11}}}";
        String good = "{\"Result\":{\"ResponseStatus\":{\"IsSuccess\":true,\"Errors\":[],\"SuccessEntitys\":"
                + "[{\"Id\":\"1\",\"Number\":\"A\",\"DIndex\":0}],\"SuccessMessages\":[],\"MsgCode\":0},\"NeedReturnData\":[{}]}}";
        return List.of(
                Arguments.of(good, Action.OK),
                Arguments.of(good.replace("true", "\"true\""), Action.OK),
                Arguments.of(mixed, Action.OK),
                Arguments.of("{\"Result\":{\"ResponseStatus\":{\"IsSuccess\":true}}}", Action.OK),
                Arguments.of("{\"Result\":{}}", Action.UNKNOWN),
                Arguments.of("{\"Result\":null}", Action.UNKNOWN),
                Arguments.of("{\"Result\":{\"Other\":1}}", Action.UNKNOWN),
                Arguments.of("{}", Action.UNKNOWN),
                Arguments.of("[]", Action.UNKNOWN),
                Arguments.of("response_error: 服务器内部错误", Action.UNKNOWN),
                Arguments.of("<html><title>登录</title></html>", Action.UNKNOWN),
                Arguments.of("", Action.UNKNOWN),
                Arguments.of(good.substring(0, 60), Action.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void answersToWritesMeanWhatTheTableSays(String body, Action action) {
        assertThat(answer("batchSave", Answers.json(body)).action()).isEqualTo(action);
    }

    static List<Arguments> queries() {
        return List.of(
                Arguments.of("[]", Action.OK),
                Arguments.of("[[\"CK1\",\"A\"]]", Action.OK),
                Arguments.of("{}", Action.RETRY),
                Arguments.of("{\"Result\":{}}", Action.RETRY),
                Arguments.of("{\"Result\":{\"Other\":1}}", Action.FAIL),
                Arguments.of("response_error: 账套不存在", Action.FAIL),
                Arguments.of("<html></html>", Action.RETRY),
                Arguments.of("", Action.RETRY),
                Arguments.of("[[\"CK1\"", Action.RETRY));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answersToQueriesMeanWhatTheTableSays(String body, Action action) {
        assertThat(answer("ExecuteBillQuery", Answers.json(body)).action()).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({
        "302, FAIL, FAIL",
        "401, FAIL, FAIL",
        "404, FAIL, FAIL",
        "408, RETRY, UNKNOWN",
        "429, RATE_LIMITED, RATE_LIMITED",
        "500, RETRY, UNKNOWN",
        "502, RETRY, UNKNOWN",
        "503, RETRY, UNKNOWN",
        "504, RETRY, UNKNOWN"
    })
    void statusesMeanWhatTheTableSays(int status, Action read, Action write) {
        assertThat(answer("ExecuteBillQuery", Answers.of(status, "[]")).action())
                .isEqualTo(read);
        assertThat(answer("batchSave", Answers.of(status, "{}")).action()).isEqualTo(write);
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_HOST, RETRY, RETRY",
        "NOT_SENT, RETRY, RETRY",
        "NO_ANSWER, RETRY, UNKNOWN",
        "TLS, FAIL, FAIL",
        "TOO_LARGE, FAIL, UNKNOWN"
    })
    void transportFaultsMeanWhatTheTableSays(TransportFault fault, Action read, Action write) {
        HttpFailure failure = new HttpFailure(fault, "no answer");
        assertThat(answer("ExecuteBillQuery", failure).action()).isEqualTo(read);
        assertThat(answer("batchSave", failure).action()).isEqualTo(write);
    }

    @ParameterizedTest
    @CsvSource({"1, OK", "0, FAIL", "-1, FAIL", "-5, FAIL"})
    void loginsAreJudgedByTheirResultType(int type, Action action) {
        String body = "{\"LoginResultType\":" + type + ",\"Message\":\"x\",\"KDSVCSessionId\":\"s\",\"Context\":{}}";
        for (String operation : List.of("LoginByAppSecret", "LoginBySign", "ValidateUser")) {
            assertThat(answer(operation, Answers.json(body)).action()).isEqualTo(action);
        }
    }
}
