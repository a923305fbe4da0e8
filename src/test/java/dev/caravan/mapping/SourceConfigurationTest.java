package dev.caravan.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.config.ConfigException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceConfigurationTest {
    private static SourceConfiguration read(String text) {
        return SourceConfiguration.read("source.yaml", text, ZoneId.of("Asia/Shanghai"));
    }

    private static Map<String, Object> record(String name, Object value) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(name, value);
        return record;
    }

    @Test
    void aPastedConfigurationOfTheTPlusCaseIsUnderstoodWhole() {
        SourceConfiguration source = read("""
                { "api": "/tplus/api/v2/inventory/Query", "effect": "QUERY", "method": "POST",
                  "number": "Code", "id": "ID", "idCheck": true, "autoFillResponse": true,
                  "request": [
                    {"label": "建档日期", "field": "MadeRecordDate", "type": "string", "value": "{{LAST_SYNC_TIME|date}}"},
                    {"label": "页码大小", "field": "PageSize", "type": "string", "value": "500"},
                    {"label": "是否停用", "field": "Disabled", "type": "string", "value": "false"}],
                  "otherRequest": [{"field": "dataKey", "label": "dataKey", "type": "string", "value": "param"}] }""");
        assertThat(source.api()).isEqualTo("/tplus/api/v2/inventory/Query");
        assertThat(source.key()).isEqualTo("ID");
        assertThat(source.request()).isEqualTo(Map.of("param.PageSize", "500", "param.Disabled", "false"));
        assertThat(source.variables()).containsOnlyKeys("param.MadeRecordDate");
        assertThat(source.variables().get("param.MadeRecordDate").name()).isEqualTo("LAST_SYNC_TIME");
        assertThat(source.onlyOnce()).isTrue();
        assertThat(source.options()).isEmpty();
        assertThat(source.warnings())
                .extracting(Object::toString)
                .anySatisfy(warning -> assertThat(warning).contains("autoFillResponse", "no effect"))
                .anySatisfy(warning -> assertThat(warning).contains("idCheck", "sends no record twice"));
    }

    @Test
    void requestFieldsKeepTypesAndNesting() {
        SourceConfiguration source = read("""
                request:
                  - { field: count, type: int, value: "50" }
                  - { field: on, value: true }
                  - { field: code, value: "0012" }
                  - { field: none }
                  - field: filter
                    type: object
                    children:
                      - { field: Code, value: A }
                      - { field: Codes, type: array, value: "[1, 2]" }
                """);
        assertThat(source.request())
                .containsEntry("count", 50)
                .containsEntry("on", true)
                .containsEntry("code", "0012")
                .containsEntry("filter.Code", "A")
                .containsEntry("filter.Codes", java.util.List.of(1, 2))
                .doesNotContainKey("none");
    }

    @Test
    void pagingVariablesAreToldFromThoseOfTime() {
        SourceConfiguration source = read("request: [{ field: page, value: '{{PAGINATION_START_PAGE}}' }]");
        assertThat(source.variables().get("page").isPaging()).isTrue();
        assertThat(source.variables().get("page").place()).hasToString("source.yaml:1:26: request[0].value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reqest: []                              | unknown key \"reqest\"; did you mean \"request\"?",
                "effect: EXECUTE                         | put it into mapping.yaml",
                "operation: { method: none }             | belongs to a target",
                "beatFlat: [a]                           | comes with a later version",
                "omissionRemedy: {}                      | is the option sweep of pull",
                "request: [{ field: a, value: '{{b}}' }] | {{b}} cannot stand here",
                "request: [{ field: a, vale: 1 }]        | unknown key \"vale\"",
                "condition: [{ field: a }]               | expected a list of conditions that hold together",
                "condition: [[{ field: a, logic: eqq, value: 1 }]] | unknown logic \"eqq\"; did you mean \"eq\"?",
                "condition: [[{ field: a, logic: eq, value: '{{x}}' }]] | is no constant",
                "condition: [[{ field: a, logic: gt, value: 'timestamp:1' }]] | later version",
                "condition: [[{ field: a, logic: eq, strictMode: true }]] | later version"
            })
    void slipsAreToldWithTheirPlace(String text, String told) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("source.yaml:1")
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eq         | 0       | 0      | 1",
                "eqv2       | 0       | 0      | 1",
                "neq        | 1       | 0      | 1",
                "ieqv2      | 1       | 0      | 1",
                "gt         | 99      | 100    | 99",
                "egt        | 99      | 99     | 98",
                "lt         | 100     | 99     | 100",
                "elt        | 100     | 100    | 101",
                "like       | 0%_'    | a0%_'b | a0xy'b",
                "notlike    | x       | ab     | axb",
                "between    | 100,500 | 500    | 501",
                "notnull    | ''      | 0      |",
                "isnull     | ''      |        | 0",
                "in         | 'a, b'  | b      | c",
                "notin      | 'a, b'  | c      | a",
                "eq         | 'a\\b'  | 'a\\b' | ab"
            })
    void everyLogicOfAConditionHasItsMeaning(String logic, String value, String wanted, String unwanted) {
        SourceConfiguration source = read("condition: [[{ field: \"27963\", logic: " + logic + ", value: \""
                + value.replace("\\", "\\\\") + "\" }]]");
        assertThat(source.where().test(record("27963", wanted))).as("wanted").isTrue();
        assertThat(source.where().test(record("27963", unwanted)))
                .as("unwanted")
                .isFalse();
    }

    @Test
    void innerConditionsHoldTogetherAndOuterOnesInTurn() {
        Condition where = read("""
                condition:
                  - [{ field: a, logic: eq, value: "1" }, { field: b, logic: eq, value: "2" }]
                  - [{ field: c, logic: eq, value: "3" }]
                """).where();
        assertThat(where.test(Map.of("a", 1, "b", 2))).isTrue();
        assertThat(where.test(Map.of("a", 1))).isFalse();
        assertThat(where.test(Map.of("c", "3"))).isTrue();
        assertThat(where.fields()).containsExactly("a", "b", "c");
    }
}
