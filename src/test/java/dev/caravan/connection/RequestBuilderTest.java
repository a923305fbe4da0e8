package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.model.Action;
import dev.caravan.model.profile.Encoding;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OperationKind;
import dev.caravan.model.profile.OptionRule;
import dev.caravan.model.profile.OptionType;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.RequestTemplate;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBuilderTest {
    private final FakeTime time = new FakeTime();

    private HttpCall build(
            ConnectionSettings settings, Operation operation, Map<String, Object> fields, String... options) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        return new RequestBuilder(settings, time).build(new OperationCall(operation, fields, map, "case-1"));
    }

    private static Operation operation(RequestTemplate request, Map<String, Object> fields) {
        return new Operation(
                "v1/things",
                "things",
                OperationKind.READ,
                request,
                fields,
                Map.of(),
                null,
                new PagingRule.Single(),
                Map.of(),
                null,
                List.of(),
                false,
                null);
    }

    private static String body(HttpCall call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    @Test
    void optionsComeFirstTypedAndAtTheirPlaces() {
        ConnectionSettings settings = TestProfiles.k3cloud();
        Operation save = settings.profile().operations().get("batchSave");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("FName", "一号仓");
        row.put("FNumber", "CK1");
        HttpCall call = build(
                settings,
                save,
                Map.of("data", Map.of("Model", List.of(row))),
                "formId",
                "BD_STOCK",
                "IsAutoSubmitAndAudit",
                "true",
                "BatchCount",
                "5",
                "SubSystemId",
                "21");
        assertThat(body(call))
                .isEqualTo("{\"formid\":\"BD_STOCK\",\"data\":{\"IsAutoSubmitAndAudit\":true,\"BatchCount\":5,"
                        + "\"SubSystemId\":\"21\",\"Model\":[{\"FName\":\"一号仓\",\"FNumber\":\"CK1\"}]}}");
        assertThat(call.headers()).containsEntry("Content-Type", "application/json; charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource({"http://h/k3cloud/", "http://h/k3cloud"})
    void theBaseAddressMayEndWithASlashOrNot(String base) {
        ConnectionSettings settings = TestProfiles.k3cloud("base-url", base);
        HttpCall call = build(settings, settings.profile().operations().get("UnAudit"), Map.of());
        assertThat(call.uri())
                .hasToString(
                        "http://h/k3cloud/Kingdee.BOS.WebApi.ServicesStub.DynamicFormService.UnAudit.common.kdsvc");
    }

    @Test
    void callFieldsAreMergedDeeplyOverTheOperationsOwn() {
        ConnectionSettings settings = TestProfiles.k3cloud();
        Operation query = settings.profile().operations().get("ExecuteBillQuery");
        assertThat(body(build(settings, query, Map.of("data", Map.of("FormId", "BD_MATERIAL", "New", 1)))))
                .isEqualTo("{\"data\":{\"FormId\":\"BD_MATERIAL\",\"FieldKeys\":\"FNumber\",\"FilterString\":\"\","
                        + "\"OrderString\":\"FNumber\",\"TopRowCount\":0,\"StartRow\":0,\"Limit\":1,\"New\":1}}");
    }

    @Test
    void loginsCarryTheCredentialsAndANumericLanguage() {
        ConnectionSettings settings = TestProfiles.k3cloud();
        assertThat(body(build(settings, settings.profile().operations().get("LoginByAppSecret"), Map.of())))
                .isEqualTo("{\"parameters\":[\"acct01\",\"Admin\",\"appid01\",\"appsecret01\",2052]}");
    }

    @Test
    void formsAreEncodedInUtf8AndKeepTheExactJson() {
        ConnectionSettings settings = TestProfiles.jackyun();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", "仓 & +*~");
        fields.put("pageIndex", 0);
        HttpCall call = build(settings, settings.profile().operations().get("erp.warehouse.get"), fields);
        assertThat(body(call))
                .isEqualTo("method=erp.warehouse.get&appkey=12345678&version=v1.0&contenttype=json"
                        + "&timestamp=2026-01-01%2008%3A00%3A00&bizcontent=%7B%22name%22%3A%22%E4%BB%93%20%26%20%2B%2A~%22"
                        + "%2C%22pageIndex%22%3A0%7D");
    }

    @Test
    void queriesCarryTheFieldsInTheAddress() {
        RequestTemplate request = new RequestTemplate(
                "GET", "{operation}", Encoding.QUERY, Map.of("v", "1"), Map.of("X-Key", "{app-key}"), Map.of());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("q", "a b/&");
        fields.put("ids", List.of(1, 2));
        HttpCall call = build(TestProfiles.jackyun(), operation(request, Map.of()), fields);
        assertThat(call.uri()).hasToString("https://open.jackyun.com/v1/things?v=1&q=a%20b%2F%26&ids=%5B1%2C2%5D");
        assertThat(call.body()).isEmpty();
        assertThat(call.headers()).containsEntry("X-Key", "12345678");
    }

    @Test
    void formsWithoutABodyPlaceholderCarryTheFieldsThemselves() {
        RequestTemplate request =
                new RequestTemplate("POST", "/x y", Encoding.FORM, Map.of(), Map.of(), Map.of("v", "1"));
        HttpCall call = build(TestProfiles.jackyun(), operation(request, Map.of("a", "{version}")), Map.of("b", 2));
        assertThat(body(call)).isEqualTo("v=1&a=v1.0&b=2");
        assertThat(call.uri().getRawPath()).isEqualTo("/x%20y");
    }

    @Test
    void anExplicitOptionBeatsAFieldAndAFieldBeatsADefault() {
        RequestTemplate request = new RequestTemplate("POST", "", Encoding.JSON, Map.of(), Map.of(), Map.of());
        Operation operation = new Operation(
                "o",
                "o",
                OperationKind.READ,
                request,
                Map.of(),
                Map.of("size", new OptionRule("page.size", OptionType.INTEGER, false, "10", List.of())),
                null,
                new PagingRule.Single(),
                Map.of(),
                null,
                List.of(),
                false,
                null);
        ConnectionSettings settings = TestProfiles.jackyun();
        assertThat(body(build(settings, operation, Map.of()))).isEqualTo("{\"page\":{\"size\":10}}");
        Map<String, Object> fields = Map.of("page", Map.of("size", 20));
        assertThat(body(build(settings, operation, fields))).isEqualTo("{\"page\":{\"size\":20}}");
        assertThat(body(build(settings, operation, fields, "size", "30"))).isEqualTo("{\"page\":{\"size\":30}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "formid | BD_STOCK | unknown option \"formid\"; did you mean \"formId\"?",
                "BatchCount | many | option \"BatchCount\" is \"many\", expected a whole number",
                "IsDeleteEntry | yes | option \"IsDeleteEntry\" is \"yes\", expected true or false",
                "ifExists | maybe | option \"ifExists\" is \"maybe\", expected one of update, unaudit-update"
            })
    void wrongOptionsAreNamed(String name, String value, String message) {
        ConnectionSettings settings = TestProfiles.k3cloud();
        Operation save = settings.profile().operations().get("batchSave");
        assertThatThrownBy(() -> build(settings, save, Map.of(), "formId", "BD_STOCK", name, value))
                .isInstanceOfSatisfying(
                        ConnectionException.class,
                        refused -> assertThat(refused.answer().action()).isEqualTo(Action.FAIL))
                .hasMessageContaining(message);
    }

    @Test
    void aMissingOptionNamesConnectionAndOperation() {
        ConnectionSettings settings = TestProfiles.k3cloud();
        Operation save = settings.profile().operations().get("batchSave");
        assertThatThrownBy(() -> build(settings, save, Map.of()))
                .hasMessage("connection 'k3cloud', operation 'batchSave': option \"formId\" is missing");
    }

    @Test
    void theTextOfARequestNamesNoSecret() {
        ConnectionSettings settings = TestProfiles.k3cloud();
        HttpCall call = build(settings, settings.profile().operations().get("LoginByAppSecret"), Map.of());
        assertThat(call.toString())
                .startsWith("POST http://erp.example.com/k3cloud/")
                .doesNotContain("appsecret01");
    }
}
