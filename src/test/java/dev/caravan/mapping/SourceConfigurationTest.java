package dev.caravan.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.config.ConfigException;
import dev.caravan.mapping.shape.SourceCondition;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(source.request().constants()).isEqualTo(Map.of("param.PageSize", "500", "param.Disabled", "false"));
        assertThat(source.request().fields().get("param.MadeRecordDate").variables())
                .containsExactly("LAST_SYNC_TIME");
        assertThat(source.onlyOnce()).isTrue();
        assertThat(source.options().fields()).isEmpty();
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
        assertThat(source.request().constants())
                .containsEntry("count", 50)
                .containsEntry("on", true)
                .containsEntry("code", "0012")
                .containsEntry("filter.Code", "A")
                .containsEntry("filter.Codes", List.of(1, 2))
                .doesNotContainKey("none");
    }

    @Test
    void pagingVariablesAreToldFromThoseOfTime() {
        SourceConfiguration source = read("request: [{ field: page, value: '{{PAGINATION_START_PAGE}}' }]");
        assertThat(source.request().fields().get("page").isPaging()).isTrue();
        assertThat(source.request().fields().get("page").valuePlace())
                .hasToString("source.yaml:1:26: request[0].value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reqest: []                              | unknown key \"reqest\"; did you mean \"request\"?",
                "effect: EXECUTE                         | put it into mapping.yaml",
                "operation: { method: none }             | belongs to a target",
                "beatFlat: { lists: [a], frist: 0 }      | unknown key \"frist\"; did you mean \"first\"?",
                "detailApi: a.get                        | is a row of otherRequest",
                "id: '{{response.FBillNo}}'              | is no name of a field",
                "pagination: { pageField: page }         | is what the paging of the operation says",
                "pagination: { pageSize: 0 }             | pagination.pageSize",
                "formatResponse: [{ old: a, new: b, format: dat }] | unknown format \"dat\"; did you mean \"date\"?",
                "formatResponse: [{ old: a, new: b, format: round(x) }] | takes a number from 0 to 100",
                "formatResponse: [{ old: a, new: b, format: date(2) }] | takes no argument",
                "formatResponse: [{ old: a, new: a, format: date }] | the new field is the old one",
                "formatResponse: [{ old: a, format: date }] | \"new\" is missing",
                "omissionRemedy: {}                      | \"crontab\" is missing",
                "omissionRemedy: { crontab: '0 * * *', takeOverRequest: [{ field: a, value: 1 }] } | has 4 fields",
                "omissionRemedy: { crontab: '0 * * * *' } | it replaces no field",
                "request: [{ field: a, value: '{{LAST_SYNC_TIM}}' }] | did you mean {{LAST_SYNC_TIME}}?",
                "request: [{ field: a, type: bool, value: '{{CURRENT_TIME}}' }] | the request cannot be made: a is",
                "otherRequest: [{ field: detailApi }]    | detailApi names no operation",
                "request: [{ field: a, value: '{{b}}' }] | {{b}} cannot stand here",
                "request: [{ field: a, vale: 1 }]        | unknown key \"vale\"",
                "condition: [{ field: a }]               | expected a list of conditions that hold together",
                "condition: [[{ field: a, logic: eqq, value: 1 }]] | unknown logic \"eqq\"; did you mean \"eq\"?",
                "condition: [[{ field: a, logic: eq, value: '{{x}}' }]] | is no constant",
                "condition: [[{ field: a, logic: gt, value: 'timestamp:soon' }]] | is no moment",
                "condition: [[{ field: a, logic: between, value: 1 }]] | between takes two values",
                "condition: [[{ field: a, logic: eq }]]  | \"value\" is missing",
                "condition: [[{ field: a, logic: eq, value: 1, strictMode: maybe }]] | is neither true nor false"
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
        SourceCondition where = read("""
                condition:
                  - [{ field: a, logic: eq, value: "1" }, { field: b, logic: eq, value: "2" }]
                  - [{ field: c, logic: eq, value: "3" }]
                """).where();
        assertThat(where.test(Map.of("a", 1, "b", 2))).isTrue();
        assertThat(where.test(Map.of("a", 1))).isFalse();
        assertThat(where.test(Map.of("c", "3"))).isTrue();
        assertThat(where.fields()).containsExactly("a", "b", "c");
    }

    @Test
    void aPastedConfigurationOfTheFirstGenerationIsUnderstoodWhole() {
        SourceConfiguration source = read("""
                {"id": "FNumber", "api": "ExecuteBillQuery", "type": "QUERY", "method": "POST", "number": "FNumber", "idCheck": true,
                 "request": [
                  {"type": "string", "field": "Limit", "label": "最大行数", "value": "{{PAGINATION_PAGE_SIZE}}", "is_required": true},
                  {"type": "string", "field": "StartRow", "value": "{{PAGINATION_START_ROW}}", "is_required": true},
                  {"type": "int", "field": "TopRowCount", "value": "0"},
                  {"type": "string", "field": "FilterString", "value": "FApproveDate>='{{LAST_SYNC_TIME|dateTime}}'"},
                  {"type": "string", "field": "FormId", "value": "BD_UNIT", "is_required": true}],
                 "response": [{"type": "string", "field": "Name", "label": "名称", "value": null}]}""");
        assertThat(source.request().constants()).isEqualTo(Map.of("TopRowCount", 0, "FormId", "BD_UNIT"));
        assertThat(source.request().opensWindows()).isTrue();
        assertThat(source.request().render(MOMENT))
                .containsEntry("Limit", "50")
                .containsEntry("StartRow", "100")
                .containsEntry("FilterString", "FApproveDate>='2024-05-01 08:00:00'");
    }

    private static final RequestVariables MOMENT = new RequestVariables(
            Instant.parse("2024-05-01T00:00:00Z"),
            Instant.parse("2024-05-03T04:05:06Z"),
            ZoneId.of("Asia/Shanghai"),
            new RequestVariables.Page(50, 3, 100));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{LAST_SYNC_TIME}}                             ; 1714521600",
                "{{LAST_SYNC_TIME}}000                          ; 1714521600000",
                "{{LAST_SYNC_TIME|datetime}}                    ; 2024-05-01 08:00:00",
                "{CURRENT_TIME|date}                            ; 2024-05-03",
                "{{CURRENT_TIME|dateTime}}                      ; 2024-05-03 12:05:06",
                "{{CURRENT_TIME|timestamp}}                     ; 1714709106",
                "{{DAYS_AGO_2|datetime}}                        ; 2024-05-01 12:05:06",
                "FDate>='{{DAYS_AGO_1|date}}' and FDate<'{{CURRENT_TIME|date}}' ; FDate>='2024-05-02' and FDate<'2024-05-03'",
                "{{PAGINATION_PAGE_SIZE}},{{PAGINATION_START_PAGE}},{{PAGINATION_START_ROW}} ; 50,3,100"
            })
    void variablesStandForTheWindowAndThePage(String line) {
        String[] parts = line.split(";");
        SourceConfiguration source = read("request: [{ field: a, value: \"" + parts[0].strip() + "\" }]");
        assertThat(source.request().render(MOMENT).get("a")).hasToString(parts[1].strip());
        assertThat(source.request().constants()).isEmpty();
    }

    @Test
    void variablesStandInNestedFieldsListsAndOptions() {
        SourceConfiguration source = read("""
                request:
                  - field: filter
                    type: object
                    children:
                      - { field: since, type: int, value: "{{LAST_SYNC_TIME}}" }
                      - { field: kind, value: A }
                  - field: ranges
                    type: array
                    children: [{ field: to, value: "{{CURRENT_TIME}}" }]
                otherRequest:
                  - { field: dataKey, value: param }
                  - { field: FilterString, value: "x>{{LAST_SYNC_TIME}}" }
                """);
        assertThat(source.request().render(MOMENT))
                .containsEntry("param.filter.since", 1714521600L)
                .containsEntry("param.filter.kind", "A")
                .containsEntry("param.ranges", List.of(Map.of("to", 1714709106L)));
        assertThat(source.request().fields())
                .containsOnlyKeys("param.filter.since", "param.filter.kind", "param.ranges");
        assertThat(source.request().constants()).isEqualTo(Map.of("param.filter.kind", "A"));
        assertThat(source.options().render(MOMENT)).isEqualTo(Map.of("FilterString", "x>1714521600"));
        assertThat(source.options().opensWindows()).isTrue();
        assertThat(source.request().without(Set.of("param.filter.since")).render(MOMENT))
                .doesNotContainKey("param.filter.since");
    }

    @Test
    void anEmptyRequiredFieldIsLeftToWhoeverFillsIt() {
        SourceConfiguration source =
                read("request: [{ field: pageIndex, type: string, is_required: true, value: null }]");
        assertThat(source.request().fields().get("pageIndex").missing()).isTrue();
        assertThat(source.request().constants()).isEmpty();
    }

    @Test
    void theRemedyReplacesTheFieldsOfTheSameName() {
        SourceConfiguration source = read("""
                request:
                  - { field: start_date, value: "{{LAST_SYNC_TIME|datetime}}" }
                  - { field: end_date, value: "{{CURRENT_TIME|datetime}}" }
                  - { field: kind, value: "1" }
                omissionRemedy:
                  crontab: "2 */2 * * *"
                  adapter: GuanYiERPQueryAdapter
                  takeOverRequest:
                    - { field: start_date, value: "{{DAYS_AGO_2|datetime}}", is_required: true, describe: null }
                    - { field: end_date, value: "{{DAYS_AGO_1|datetime}}" }
                """);
        OmissionRemedy remedy = source.remedy();
        assertThat(remedy).isNotNull();
        assertThat(remedy.schedule()).hasToString("2 */2 * * *");
        assertThat(remedy.request().render(MOMENT))
                .isEqualTo(Map.of("kind", "1", "start_date", "2024-05-01 12:05:06", "end_date", "2024-05-02 12:05:06"));
        assertThat(source.warnings()).extracting(Object::toString).anySatisfy(warning -> assertThat(warning)
                .contains("\"adapter\" has no effect"));
    }

    @Test
    void detailsAreAskedForByNameOrAsAnObject() {
        assertThat(read("otherRequest: [{ field: detailApi, value: /erp/batch/billbatch }]")
                        .detail())
                .extracting(SourceDetail::api, SourceDetail::request, SourceDetail::into)
                .containsExactly("/erp/batch/billbatch", null, null);
        SourceDetail detail = read("""
                otherRequest:
                  - { field: detailApi, type: object }
                  - { field: api, value: gy.erp.trade.deliverys.detail.get, parent: detailApi }
                  - { field: at, value: delivery, parent: detailApi }
                """).detail();
        assertThat(detail).isNotNull();
        assertThat(detail.api()).isEqualTo("gy.erp.trade.deliverys.detail.get");
        assertThat(detail.at()).isEqualTo("delivery");
    }

    @Test
    void whatAConfigurationMeansDoesNotDependOnItsPlaces() {
        String one =
                "request: [{ field: a, value: '{{CURRENT_TIME}}' }]\nformatResponse: [{ old: a, new: b, format: date }]";
        assertThat(read(one)).hasToString(read("\n\n" + one).toString());
        assertThat(read(one).toString())
                .isNotEqualTo(read(one.replace("CURRENT", "LAST_SYNC")).toString());
    }
}
