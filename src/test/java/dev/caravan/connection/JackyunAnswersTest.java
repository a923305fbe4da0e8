package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.Action;
import dev.caravan.model.profile.TransportFault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer class of 吉客云 known from public sources. */
class JackyunAnswersTest {
    private static final String PAGE = """
            {"code":200,"msg":"成功","subCode":"","result":{"contextId":"c1","data":{"warehouseInfo":[
              {"warehouseId":"1","warehouseCode":"CK1","isBlockup":0},{"warehouseId":"2" , "warehouseCode":"CK2"}]}}}""";

    private final ConnectionSettings settings = TestProfiles.jackyun(vendor(), new String[0]);
    private final AnswerClassifier classifier =
            new AnswerClassifier(settings.profile(), new Masking(settings.secrets()), new FakeTime());
    private final OperationCall call =
            OperationCall.of(settings.profile().operations().get("erp.warehouse.get"));

    String vendor() {
        return "jackyun";
    }

    static List<Arguments> bodies() {
        String rows = ",\"result\":{\"data\":{\"warehouseInfo\":[]}}}";
        return List.of(
                Arguments.of("{\"code\":200,\"subCode\":\"\"" + rows, Action.OK),
                Arguments.of("{\"code\":\"200\"" + rows, Action.OK),
                Arguments.of("{\"code\":0,\"subCode\":null" + rows, Action.OK),
                Arguments.of("{\"code\":\"0\",\"subCode\":\"0000000000\"" + rows, Action.OK),
                Arguments.of("{\"code\":0,\"subCode\":\"00000000\"" + rows, Action.OK),
                Arguments.of("{\"code\":0,\"subCode\":0" + rows, Action.OK),
                Arguments.of("{\"code\":0,\"subCode\":\"200\"" + rows, Action.OK),
                Arguments.of("{\"code\":0,\"subCode\":\"0030000004\"" + rows, Action.OK),
                Arguments.of("{\"code\":200,\"result\":{\"data\":\"{\\\"warehouseInfo\\\":[]}\"}}", Action.OK),
                Arguments.of("{\"code\":0,\"subCode\":\"0858030801\",\"msg\":\"签名错误\"}", Action.FAIL),
                Arguments.of("{\"code\":0,\"subCode\":\"0858030802\",\"msg\":\"appkey不存在\"}", Action.FAIL),
                Arguments.of("{\"code\":0,\"subCode\":\"0858030803\",\"msg\":\"token无效\"}", Action.FAIL),
                Arguments.of("{\"code\":400,\"subCode\":\"0130020310\",\"msg\":\"未订阅\"}", Action.FAIL),
                Arguments.of("{\"code\":0,\"subCode\":\"0050030002\",\"msg\":\"参数错误\"}", Action.REJECT),
                Arguments.of("{\"code\":200,\"subCode\":\"0859999999\",\"msg\":\"请求过快\"}", Action.RATE_LIMITED),
                Arguments.of("{\"code\":200,\"result\":{\"noPrivilegeItem\":[\"tel\"],\"data\":{}}}", Action.FAIL),
                Arguments.of(
                        "{\"code\":200,\"result\":{\"noPrivilegeItem\":[],\"data\":{\"warehouseInfo\":[]}}}",
                        Action.OK),
                Arguments.of("{\"code\":0,\"subCode\":\"\",\"result\":{\"data\":null}}", Action.RETRY),
                Arguments.of("{\"code\":200,\"result\":{\"data\":{\"warehouseInfo\":null}}}", Action.RETRY),
                Arguments.of("{\"code\":200,\"result\":{\"data\":{\"warehouseInfo\":{}}}}", Action.RETRY),
                Arguments.of("{\"code\":0,\"subCode\":\"7777\"" + rows, Action.FAIL),
                Arguments.of("{\"code\":500,\"msg\":\"系统异常\"" + rows, Action.FAIL),
                Arguments.of("{}", Action.FAIL),
                Arguments.of("[]", Action.FAIL),
                Arguments.of("<html><head><title>维护中</title></head></html>", Action.RETRY),
                Arguments.of("", Action.RETRY),
                Arguments.of("  \r\n ", Action.RETRY),
                Arguments.of("Service busy", Action.RETRY),
                Arguments.of(PAGE.substring(0, 150), Action.RETRY),
                Arguments.of(PAGE + "x", Action.RETRY));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void bodiesOfStatus200MeanWhatTheTableSays(String body, Action action) {
        assertThat(classifier.classify(call, Answers.json(body)).action()).isEqualTo(action);
    }

    static List<Arguments> statuses() {
        return List.of(
                Arguments.of(302, Action.FAIL),
                Arguments.of(400, Action.FAIL),
                Arguments.of(401, Action.FAIL),
                Arguments.of(403, Action.FAIL),
                Arguments.of(404, Action.FAIL),
                Arguments.of(408, Action.RETRY),
                Arguments.of(429, Action.RATE_LIMITED),
                Arguments.of(500, Action.RETRY),
                Arguments.of(502, Action.RETRY),
                Arguments.of(503, Action.RETRY));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void statusesCountBeforeBodies(int status, Action action) {
        assertThat(classifier.classify(call, Answers.of(status, PAGE)).action()).isEqualTo(action);
    }

    @ParameterizedTest
    @EnumSource(TransportFault.class)
    void everyTransportFaultHasARule(TransportFault fault) {
        Answer answer = classifier.classify(call, new HttpFailure(fault, "the host is not known"));
        boolean lasting = fault == TransportFault.TLS || fault == TransportFault.TOO_LARGE;
        assertThat(answer.action()).isEqualTo(lasting ? Action.FAIL : Action.RETRY);
        assertThat(answer.describe()).startsWith("the host is not known");
        assertThat(answer.status()).isZero();
    }

    @Test
    void recordsKeepTheTextTheVendorSent() {
        Answer answer = classifier.classify(call, Answers.json(PAGE));
        assertThat(answer.records()).hasSize(2);
        assertThat(answer.records().get(1).text()).isEqualTo("{\"warehouseId\":\"2\" , \"warehouseCode\":\"CK2\"}");
        assertThat(answer.records().get(0).content()).containsEntry("isBlockup", 0);
        assertThat(AnswerPath.find(answer.body(), "msg")).isEqualTo("成功");
        assertThat(AnswerPath.find(answer.body(), "result.data.warehouseInfo")).isNull();
    }

    @Test
    void codeIsTheSubCodeWhenThereIsOne() {
        Answer answer =
                classifier.classify(call, Answers.json("{\"code\":0,\"subCode\":\"0858030801\",\"msg\":\"签名错误\"}"));
        assertThat(answer.code()).isEqualTo("0858030801");
        assertThat(answer.describe())
                .isEqualTo("HTTP 200, code 0858030801: 签名错误; check app-secret (and this machine's clock)");
    }

    @Test
    void unmatchedAnswersSaySoAndNameTheFileToMend() {
        Answer answer = classifier.classify(call, Answers.json("{\"code\":77,\"msg\":\"新的错误\"}"));
        assertThat(answer.action()).isEqualTo(Action.FAIL);
        assertThat(answer.describe())
                .contains("HTTP 200, code 77")
                .contains("no answer rule covers this answer of erp.warehouse.get")
                .contains("新的错误")
                .contains("vendors/" + vendor() + ".yaml");
    }

    @Test
    void throttlingByBodyWaitsAsTheProfileSays() {
        Answer answer = classifier.classify(call, Answers.json("{\"code\":200,\"subCode\":\"0859999999\"}"));
        assertThat(answer.pause()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void htmlIsDescribedByItsTitle() {
        Answer answer = classifier.classify(call, Answers.of(200, " <!DOCTYPE html><title> 系统\n维护 </title>"));
        assertThat(answer.message()).isEqualTo("an HTML or XML page came instead of JSON, titled \"系统 维护\"");
    }

    @Test
    void cutOffJsonIsDescribedAsSuch() {
        Answer answer = classifier.classify(call, Answers.json("{\"code\":200,\"msg\":\"成"));
        assertThat(answer.message()).contains("not valid JSON").contains("cut off");
    }

    @Test
    void aDeclaredChineseCharacterSetIsObeyed() {
        Charset gbk = Charset.forName("GBK");
        Answer answer = classifier.classify(
                call, Answers.encoded("{\"code\":77,\"msg\":\"仓库\"}", gbk, "application/json; charset=GBK"));
        assertThat(answer.message()).contains("仓库");
    }

    /** Not in GB2312, nor in GBK: servers name the smaller sets all the same. */
    @ParameterizedTest
    @CsvSource({"gb2312, 朱镕", "GBK, 㐀"})
    void aChineseCharacterSetMayHoldMoreThanItsNameSays(String charset, String text) {
        Answer answer = classifier.classify(
                call,
                Answers.encoded(
                        "{\"code\":77,\"msg\":\"" + text + "\"}",
                        Charset.forName("GB18030"),
                        "application/json; charset=" + charset));
        assertThat(answer.message()).contains(text);
    }

    @Test
    void bytesThatAreNotTheDeclaredCharacterSetAreMalformed() {
        Charset gbk = Charset.forName("GBK");
        Answer undeclared = classifier.classify(call, Answers.encoded(PAGE, gbk, "application/json"));
        assertThat(undeclared.action()).isEqualTo(Action.RETRY);
        assertThat(undeclared.message()).contains("not UTF-8");
        HttpAnswer half =
                new HttpAnswer(200, Map.of("Content-Type", "text/json;charset=gbk"), new byte[] {'{', (byte) 0x81});
        assertThat(classifier.classify(call, half).message()).contains("declared character set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-2022-CN", "x-JISAutoDetect", "no-such-charset", "\"", "utf-7"})
    void oddCharacterSetsNeverBreakTheReading(String charset) {
        HttpAnswer answer = Answers.encoded(
                "{\"code\":77,\"msg\":\"m\"}", StandardCharsets.UTF_8, "application/json; charset=" + charset);
        assertThat(classifier.classify(call, answer).code()).isEqualTo("77");
    }

    @Test
    void byteOrderMarksAndMislabelledLatinDoNotMatter() {
        assertThat(classifier.classify(call, Answers.json("\uFEFF" + PAGE)).action())
                .isEqualTo(Action.OK);
        assertThat(classifier
                        .classify(call, Answers.encoded(PAGE, StandardCharsets.UTF_16, "application/json"))
                        .records())
                .hasSize(2);
        Answer latin = classifier.classify(
                call,
                Answers.encoded(
                        "{\"code\":77,\"msg\":\"仓库\"}", StandardCharsets.UTF_8, "text/html;charset=ISO-8859-1"));
        assertThat(latin.message()).contains("仓库");
    }

    @Test
    void messagesAreMaskedAndShort() {
        String body = "{\"code\":77,\"msg\":\"sign error, secret was " + TestProfiles.APP_SECRET + " " + "啊".repeat(500)
                + "\"}";
        String message = classifier.classify(call, Answers.json(body)).message();
        assertThat(message)
                .doesNotContain(TestProfiles.APP_SECRET)
                .contains("secret was ***")
                .hasSize(300);
    }
}
