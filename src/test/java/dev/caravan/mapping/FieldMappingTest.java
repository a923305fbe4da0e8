package dev.caravan.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigProblem;
import dev.caravan.json.Json;
import dev.caravan.model.MappingFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FieldMappingTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Map<String, Object> WAREHOUSE =
            Json.parseObject("{\"warehouseCode\":\"W1\",\"warehouseName\":\"主仓\",\"isBlockup\":0}");

    private static FieldMapping mapping(String yaml) {
        return FieldMapping.read("mapping.yaml", yaml, SHANGHAI);
    }

    /** A mapping of one or more rows in flow style. */
    private static FieldMapping rows(String... rows) {
        return mapping("request:\n  - " + String.join("\n  - ", rows) + "\n");
    }

    private static String payload(FieldMapping mapping, String record) {
        MappedRow row = mapping.map(List.of(Json.parseObject(record))).get(0);
        assertThat(row.failures()).isEmpty();
        return Json.write(row.payload());
    }

    private static String failure(FieldMapping mapping, String record) {
        MappedRow row =
                mapping.map(List.of(Json.parseObject(record)), List.of("K1")).get(0);
        assertThat(row.isMapped()).isFalse();
        assertThat(row.payload()).isEmpty();
        return row.failures().get(0).sentence();
    }

    private static List<String> problemsOf(String yaml) {
        return catchThrowableOfType(ConfigException.class, () -> mapping(yaml)).problems().stream()
                .map(ConfigProblem::toString)
                .toList();
    }

    private static String problemOf(String row) {
        List<String> problems = problemsOf("request:\n  - " + row + "\n");
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void mapsTheShippedWarehouseCase() {
        FieldMapping mapping = mapping("""
                # 轻易云's own rows
                request:
                  - { field: FName,        label: 仓库名称, value: "{{warehouseName}}", is_required: true }
                  - { field: FNumber,      label: 编码,     value: "{{warehouseCode}}", is_required: true }
                  - { field: FCreateOrgId, label: 创建组织, value: I0134, parser: { name: ConvertObjectParser, params: FNumber } }
                """);

        assertThat(Json.write(mapping.map(List.of(WAREHOUSE)).get(0).payload()))
                .isEqualTo("{\"FName\":\"主仓\",\"FNumber\":\"W1\",\"FCreateOrgId\":{\"FNumber\":\"I0134\"}}");
        assertThat(mapping.sourceFields()).containsExactly("warehouseName", "warehouseCode");
        assertThat(mapping.warnings()).isEmpty();
    }

    @Test
    void mapsThePublishedWarehouseConfigurationAsItStands() throws IOException {
        String json;
        try (var stream = FieldMappingTest.class.getResourceAsStream("/mapping/k3cloud-warehouse-batchsave.json")) {
            json = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
        FieldMapping mapping = FieldMapping.read("mapping.json", json, SHANGHAI);

        assertThat(Json.write(mapping.map(List.of(WAREHOUSE)).get(0).payload()))
                .isEqualTo("{\"FName\":\"主仓\",\"FNumber\":\"W1\",\"FStockProperty\":\"1\",\"FCreateOrgId\":\"I0134\","
                        + "\"FUseOrgId\":\"I0134\",\"FAllowMinusQty\":\"true\"}");
        assertThat(mapping.options()).isEqualTo(Map.of("IsAutoSubmitAndAudit", true));
        assertThat(mapping.rowsPerCall()).hasValue(100);
    }

    @Test
    void aSingleReferenceKeepsTheTypeOfTheSource() {
        FieldMapping mapping = rows("{ field: v, value: '{{v}}' }");

        for (String value :
                List.of("1", "1.10", "true", "\"x\"", "[1,{\"a\":2}]", "{\"a\":null}", "12345678901234567890")) {
            assertThat(payload(mapping, "{\"v\":" + value + "}")).isEqualTo("{\"v\":" + value + "}");
        }
    }

    @Test
    void readsNestedNumericChineseAndSingleBracedNames() {
        assertThat(payload(
                        rows(
                                "{ field: a, value: '{{x.y.z}}' }",
                                "{ field: b, value: '{27963}' }",
                                "{ field: c, value: '{{-1}}' }",
                                "{ field: d, value: '{仓库}' }",
                                "{ field: e, value: '{{ 仓库 名 }}' }"),
                        "{\"x\":{\"y\":{\"z\":1}},\"27963\":2,\"-1\":3,\"仓库\":4,\"仓库 名\":5}"))
                .isEqualTo("{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5}");
    }

    @Test
    void mixesTextAndReferences() {
        assertThat(payload(
                        rows("{ field: a, value: '旺店通{{no}}/{n}-{{none}}' }", "{ field: b, value: '{{no}}{{n}}' }"),
                        "{\"no\":\"A1\",\"n\":1.10}"))
                .isEqualTo("{\"a\":\"旺店通A1/1.10-\",\"b\":\"A11.10\"}");
    }

    @Test
    void otherBracesAreText() {
        assertThat(payload(
                        rows(
                                "{ field: a, value: '{\"k\": {\"x\": 1}}' }",
                                "{ field: b, value: '{} { x }' }",
                                "{ field: c, value: '\\{no\\} {no}' }"),
                        "{\"no\":7}"))
                .isEqualTo("{\"a\":\"{\\\"k\\\": {\\\"x\\\": 1}}\",\"b\":\"{} { x }\",\"c\":\"{no} 7\"}");
    }

    @Test
    void whatIsMissingIsEmptyTextOrLeftOut() {
        FieldMapping mapping = rows(
                "{ field: plain, value: '{{v}}' }",
                "{ field: text, type: string, value: '{{v}}' }",
                "{ field: whole, type: int, value: '{{v}}' }",
                "{ field: day, type: date, value: '{{v}}' }",
                "{ field: wrapped, value: '{{v}}', parser: { name: ConvertObjectParser, params: FNumber } }",
                "{ field: other, value: '{{v}}', default: 5 }",
                "{ field: unmapped, type: string, label: x }",
                "{ field: blank, value: '' }");
        String expected = "{\"plain\":\"\",\"text\":\"\",\"wrapped\":{\"FNumber\":\"\"},\"other\":5,\"blank\":\"\"}";

        assertThat(payload(mapping, "{}")).isEqualTo(expected);
        assertThat(payload(mapping, "{\"v\":null}")).isEqualTo(expected);
        assertThat(payload(mapping, "{\"v\":\"\"}")).isEqualTo(expected);
    }

    @Test
    void falseAndZeroAreNotMissing() {
        assertThat(payload(
                        rows(
                                "{ field: a, value: '{{a}}', default: 9, is_required: 1 }",
                                "{ field: b, value: '{{b}}' }"),
                        "{\"a\":0,\"b\":false}"))
                .isEqualTo("{\"a\":0,\"b\":false}");
    }

    @Test
    void aRequiredFieldWithoutAValueFailsItsRecordOnly() {
        FieldMapping mapping = rows("{ field: FNumber, value: '{{code}}', is_required: true }");
        List<MappedRow> mapped = mapping.map(
                List.of(Map.of("code", "W1"), Map.of("code", ""), Map.of("code", "W3")), List.of("k1", "k2", "k3"));

        assertThat(mapped).extracting(MappedRow::isMapped).containsExactly(true, false, true);
        assertThat(mapped.get(1).failures())
                .containsExactly(new MappingFailure("k2", "FNumber", "", "a value, the field is required"));
        assertThat(mapped.get(1).failures().get(0).sentence())
                .isEqualTo("record k2, field FNumber: found nothing, expected a value, the field is required");
    }

    @Test
    void collectsEveryFailureOfARecord() {
        FieldMapping mapping =
                rows("{ field: a, type: int, value: '{{a}}' }", "{ field: b, type: bool, value: '{{b}}' }");

        assertThat(mapping.map(List.of(Map.of("a", "x", "b", "y"))).get(0).failures())
                .extracting(MappingFailure::sentence)
                .containsExactly(
                        "record #1, field a: found \"x\", expected a whole number",
                        "record #1, field b: found \"y\", expected true or false");
    }

    @Test
    void shortensLongValuesInFailures() {
        MappingFailure failure = rows("{ field: a, type: int, value: '{{a}}' }")
                .map(List.of(Map.of("a", "x".repeat(500))))
                .get(0)
                .failures()
                .get(0);

        assertThat(failure.value()).hasSize(80).endsWith("…");
    }

    @Test
    void convertsWithoutLoss() {
        FieldMapping mapping = rows(
                "{ field: s, type: string, value: '{{s}}' }",
                "{ field: i, type: int, value: '{{i}}' }",
                "{ field: f, type: float, value: '{{f}}' }",
                "{ field: b, type: boolean, value: '{{b}}' }",
                "{ field: o, type: object, value: '{{o}}' }",
                "{ field: l, type: array, value: '{{l}}' }");

        assertThat(
                        payload(
                                mapping,
                                "{\"s\":1.10,\"i\":\"12\",\"f\":\"1.10\",\"b\":\"1\",\"o\":\"{\\\"a\\\":1.10}\",\"l\":\"[1]\"}"))
                .isEqualTo("{\"s\":\"1.10\",\"i\":12,\"f\":1.10,\"b\":true,\"o\":{\"a\":1.10},\"l\":[1]}");
        assertThat(payload(mapping, "{\"s\":true,\"i\":12.00,\"f\":3,\"b\":false,\"o\":{},\"l\":[]}"))
                .isEqualTo("{\"s\":\"true\",\"i\":12,\"f\":3,\"b\":false,\"o\":{},\"l\":[]}");
        assertThat(payload(mapping, "{\"s\":{\"a\":[1]},\"i\":\"12345678901234567890\",\"f\":\" -1e3 \",\"b\":0}"))
                .isEqualTo("{\"s\":\"{\\\"a\\\":[1]}\",\"i\":12345678901234567890,\"f\":-1E+3,\"b\":false}");
    }

    @Test
    void refusesWhatWouldBeLost() {
        FieldMapping mapping = rows(
                "{ field: i, type: int, value: '{{i}}' }",
                "{ field: f, type: float, value: '{{f}}' }",
                "{ field: b, type: bool, value: '{{b}}' }",
                "{ field: o, type: object, value: '{{o}}' }");

        for (String record : List.of(
                "{\"i\":12.5}",
                "{\"i\":\"12a\"}",
                "{\"i\":true}",
                "{\"i\":[1]}",
                "{\"i\":1e999999}",
                "{\"f\":\"abc\"}",
                "{\"f\":\"NaN\"}",
                "{\"b\":2}",
                "{\"b\":\"yes\"}",
                "{\"o\":\"x\"}",
                "{\"o\":[1]}")) {
            assertThat(failure(mapping, record)).startsWith("record K1, field ");
        }
    }

    @Test
    void readsDatesInManySpellings() {
        FieldMapping mapping = rows(
                "{ field: d, type: date, value: '{{v}}' }",
                "{ field: t, type: datetime, value: '{{v}}' }",
                "{ field: s, value: '{{v|timestamp}}' }",
                "{ field: m, value: '日期{{v|date}} {v|dateTime}' }");
        String expected =
                "{\"d\":\"2024-01-02\",\"t\":\"2024-01-02 03:04:05\",\"s\":1704135845,\"m\":\"日期2024-01-02 2024-01-02 03:04:05\"}";

        for (String value : List.of(
                "\"2024-01-02 03:04:05\"",
                "\"2024/1/2 3:04:05\"",
                "\"2024-01-02T03:04:05.678+08:00\"",
                "\"2024-01-01T19:04:05Z\"",
                "1704135845",
                "1704135845000",
                "\"1704135845\"",
                "\"20240102030405\"")) {
            assertThat(payload(mapping, "{\"v\":" + value + "}")).as(value).isEqualTo(expected);
        }
        assertThat(payload(mapping, "{\"v\":\"2024-01-02\"}")).contains("2024-01-02 00:00:00");
        for (String value : List.of("\"2024-13-01\"", "\"soon\"", "true", "1.5", "\"0000-00-00 00:00:00\"", "{}")) {
            assertThat(failure(mapping, "{\"v\":" + value + "}")).contains("a date or time");
        }
    }

    @Test
    void appliesParsersAlsoInChains() {
        assertThat(payload(
                        rows(
                                "{ field: two, type: string, value: '{{v}}', parser: { name: ConvertTwoStageObjectParser, params: 'a,b' } }",
                                "{ field: list, type: array, value: 'x,{{v}}', parser: { name: StringToArray } }",
                                "{ field: text, type: string, value: '{{l}}', parser: { name: ArrayToString, params: '|' } }",
                                "{ field: pairs, value: '{{o}}', parser: { name: ConvertJson } }",
                                "{ field: chain, value: 'a|b', parser: { name: 'StringToArray,ArrayToString', params: ['|', ';'] } }",
                                "{ field: none, value: 1, parser: { name: '', params: '' } }"),
                        "{\"v\":5,\"l\":[1,\"b\"],\"o\":{\"k\":1}}"))
                .isEqualTo(
                        "{\"two\":{\"a\":{\"b\":\"5\"}},\"list\":[\"x\",\"5\"],\"text\":\"1|b\",\"pairs\":[{\"Key\":\"k\",\"Value\":1}],"
                                + "\"chain\":\"a;b\",\"none\":1}");
        assertThat(failure(
                        rows("{ field: a, value: '{{v}}', parser: { name: ConvertObjectParser, params: FNumber } }"),
                        "{\"v\":[1]}"))
                .contains("a single value to put into an object");
    }

    @Test
    void dotsAndChildrenMakeObjects() {
        assertThat(payload(
                        rows(
                                "{ field: FGroup.FNumber, value: '{{g}}' }",
                                "{ field: FGroup.FName.Zh, value: n }",
                                "{ field: FBox, type: object, children: [ { field: FSize, type: int, value: '{{s}}' }, { field: F.In, value: x } ] }"),
                        "{\"g\":\"G1\",\"s\":\"3\"}"))
                .isEqualTo(
                        "{\"FGroup\":{\"FNumber\":\"G1\",\"FName\":{\"Zh\":\"n\"}},\"FBox\":{\"FSize\":3,\"F\":{\"In\":\"x\"}}}");
    }

    @Test
    void arraysRenderTheirChildrenForEachElement() {
        FieldMapping mapping = rows(
                "{ field: FEntity, type: array, value: details, children: ["
                        + "{ field: FQty, type: int, value: '{{details.qty}}', is_required: true }, { field: FNote, value: '{{code}}/{{sku}}' },"
                        + "{ field: FSub, type: array, value: '{{details.sub}}', children: [ { field: s, value: '{{details.sub.s}}{{sku}}{{code}}' } ] } ] }");

        assertThat(
                        payload(
                                mapping,
                                "{\"code\":\"O1\",\"details\":[{\"qty\":\"1\",\"sku\":\"A\",\"sub\":[{\"s\":1},{\"s\":2}]},{\"qty\":2,\"sku\":\"B\",\"sub\":[]}]}"))
                .isEqualTo("{\"FEntity\":[{\"FQty\":1,\"FNote\":\"O1/A\",\"FSub\":[{\"s\":\"1AO1\"},{\"s\":\"2AO1\"}]},"
                        + "{\"FQty\":2,\"FNote\":\"O1/B\",\"FSub\":[]}]}");
        assertThat(payload(mapping, "{\"code\":\"O1\",\"details\":{\"qty\":1,\"sku\":\"A\"}}"))
                .isEqualTo("{\"FEntity\":[{\"FQty\":1,\"FNote\":\"O1/A\",\"FSub\":[]}]}");
        assertThat(payload(mapping, "{\"code\":\"O1\"}")).isEqualTo("{\"FEntity\":[]}");
        assertThat(failure(mapping, "{\"code\":\"O1\",\"details\":[{\"qty\":1},{\"qty\":\"x\"}]}"))
                .isEqualTo("record K1, field FEntity[1].FQty: found \"x\", expected a whole number");
        assertThat(failure(mapping, "{\"details\":[5]}"))
                .isEqualTo("record K1, field FEntity[0]: found \"5\", expected an object");
    }

    @Test
    void aFlatRecordRendersTheChildrenOfAnArrayOnce() {
        assertThat(payload(
                        rows(
                                "{ field: lines, type: array, value: lines, children: [ { field: q, value: '{{qty}}' } ] }"),
                        "{\"qty\":3}"))
                .isEqualTo("{\"lines\":[{\"q\":3}]}");
    }

    @Test
    void anArrayWithoutChildrenTakesTheNamedList() {
        FieldMapping mapping = rows("{ field: tags, type: array, value: labels }");

        assertThat(payload(mapping, "{\"labels\":[1,2]}")).isEqualTo("{\"tags\":[1,2]}");
        assertThat(payload(mapping, "{}")).isEqualTo("{}");
        assertThat(failure(mapping, "{\"labels\":5}")).contains("a list");
    }

    @Test
    void warnsOfSourceFieldsThatNoRecordHas() {
        FieldMapping mapping = rows(
                "{ field: a, value: '{{warehouseNam}}' }",
                "{ field: b, value: '{{warehouseCode}}{{zzz}}' }",
                "{ field: c, type: array, value: lines, children: [ { field: d, value: '{{lines.qt}}{{sku}}' } ] }");
        List<AbsentField> absent =
                mapping.absentFields(List.of(WAREHOUSE, Json.parseObject("{\"lines\":[{},{\"qty\":1,\"sku\":2}]}")));

        assertThat(absent)
                .extracting(AbsentField::sentence)
                .containsExactly(
                        "the source field \"warehouseNam\" is absent in all records; did you mean \"warehouseName\"?",
                        "the source field \"zzz\" is absent in all records",
                        "the source field \"lines.qt\" is absent in all records; did you mean \"lines.qty\"?");
        assertThat(mapping.absentFields(List.of())).isEmpty();
    }

    @Test
    void optionsAreTypedLiterals() {
        FieldMapping mapping = mapping("""
                request: [ { field: a, value: 1 } ]
                otherRequest:
                  - { field: FormId, value: BD_STOCK }
                  - { field: IsAutoSubmitAndAudit, type: bool, value: "true" }
                  - { field: Limit, type: int, value: "5" }
                """);

        assertThat(mapping.options()).isEqualTo(Map.of("FormId", "BD_STOCK", "IsAutoSubmitAndAudit", true, "Limit", 5));
        assertThat(problemsOf("request: [ { field: a, value: 1 } ]\notherRequest: [ { field: b, value: '{{c}}' } ]\n"))
                .containsExactly(
                        "mapping.yaml:2:1: otherRequest: {{c}} cannot stand here: these values are the same for all"
                                + " records");
    }

    @Test
    void namesUnknownAndLaterThingsWithTheirPlace() {
        assertThat(problemOf("{ field: a, valu: 1 }"))
                .startsWith(
                        "mapping.yaml:2:17: request[0].valu: unknown key \"valu\"; did you mean \"value\"? Allowed: field,");
        assertThat(problemOf("{ field: a, type: strng }")).contains("unknown type \"strng\"; did you mean \"string\"?");
        assertThat(problemOf("{ field: a, value: 1, parser: { name: ConvertObjectParsr, params: x } }"))
                .contains("unknown parser \"ConvertObjectParsr\"; did you mean \"ConvertObjectParser\"?");
        assertThat(problemOf("{ field: a, value: 1, parser: { nam: ConvertJson } }"))
                .contains("request[0].parser.nam: unknown key \"nam\"; did you mean \"name\"? Allowed: name, params");
        assertThat(problemOf("{ field: a, value: '_function IFNULL({{a}}, 0)' }"))
                .isEqualTo(
                        "mapping.yaml:2:24: request[0].value: _function comes with a later version; write a value without it");
        assertThat(problemOf("{ field: a, value: ' _findCollection find x from y where a={{b}}' }"))
                .contains("later version");
        assertThat(problemOf("{ field: a, value: '_mongoQuery x findField=content.y where={}' }"))
                .contains("later version");
        assertThat(problemOf("{ field: a, lookup: { in: x } }"))
                .contains("request[0].lookup: \"lookup\" comes with a later");
        assertThat(problemOf("{ field: a, value: '{{LAST_SYNC_TIME}}000' }"))
                .contains("LAST_SYNC_TIME comes with a later");
        assertThat(problemOf("{ field: a, value: '{{b|dat}}' }"))
                .contains("unknown format \"dat\"; did you mean \"date\"?");
        assertThat(problemsOf("request: [ { field: a, value: 1 } ]\ngroupCalculate: {}\ncondition: []\nrequst: []\n"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("mapping.yaml:2:1: groupCalculate: ")
                                .contains("later"),
                        second -> assertThat(second).contains("put it into source.yaml"),
                        third -> assertThat(third).contains("did you mean \"request\"?"));
    }

    @Test
    void refusesRowsThatCannotWork() {
        assertThat(problemOf("{ label: a }")).contains("\"field\" is missing");
        assertThat(problemOf("{ field: a..b, value: 1 }")).contains("is not the name of a field");
        assertThat(problemOf("{ field: a, value: {b} }")).contains("braces need quotes");
        assertThat(problemOf("{ field: a, value: '{{b' }")).contains("does not close it");
        assertThat(problemOf("{ field: a, value: '{{}}' }")).contains("names no field");
        assertThat(problemOf("{ field: a, type: int, value: abc }"))
                .isEqualTo("mapping.yaml:2:28: request[0].value: found \"abc\", expected a whole number");
        assertThat(problemOf("{ field: a, is_required: true }")).contains("the field is required");
        assertThat(problemOf("{ field: a, value: 1, is_required: maybe }")).contains("neither true nor false");
        assertThat(problemOf("{ field: a, value: 1 }\n  - { field: a, value: 2 }"))
                .contains("mapped twice, first at line 2");
        assertThat(problemOf("{ field: a, value: 1 }\n  - { field: a.b, value: 2 }"))
                .contains("already has a value at line 2");
        assertThat(problemOf("{ field: a.b, value: 1 }\n  - { field: a, value: 2 }"))
                .contains("an object with fields of its own");
        assertThat(problemOf("{ field: a, parent: b, value: 1 }")).contains("flat rows");
        assertThat(problemOf("{ field: a, type: int, children: [ { field: b, value: 1 } ] }"))
                .contains("object or array");
        assertThat(problemOf("{ field: a, value: 1, parser: { name: ConvertObjectParser } }"))
                .contains("e.g. FNumber");
        assertThat(problemOf("{ field: a, value: 1, parser: { name: 'StringToArray,ArrayToString', params: x } }"))
                .contains("write params as a list");
        assertThat(problemsOf("api: x\n")).singleElement().asString().contains("\"request\" is missing");
        assertThat(problemsOf("request: [ { field: a, value: 1 } ]\neffect: QUERY\n"))
                .singleElement()
                .asString()
                .contains("source.yaml");
        assertThatThrownBy(() -> mapping("- 1\n")).hasMessageContaining("expected a map of names");
    }

    @Test
    void listsEveryProblemAtOnce() {
        assertThat(
                        problemsOf(
                                "request:\n  - { fild: a }\n  - { field: b, type: x, value: '_function 1' }\noperation: { rows: 0 }\n"))
                .hasSize(5);
    }

    @Test
    void saysWhatHasNoEffect() {
        assertThat(mapping("request: [ { field: a, value: 1 } ]\nidCheck: true\nresponse: []\napi: batchSave\n")
                        .warnings())
                .extracting(warning -> warning.place().path())
                .containsExactly("response", "idCheck");
    }

    @Test
    void acceptsNestedRowsThatAlsoNameTheirParent() {
        assertThat(payload(
                        rows(
                                "{ field: lines, type: array, value: lines, id: lines, children: [ { field: q, value: '{{lines.q}}', parent: lines } ] }"),
                        "{\"lines\":[{\"q\":3}]}"))
                .isEqualTo("{\"lines\":[{\"q\":3}]}");
    }

    @Test
    void spellingOfLiteralsIsKept() {
        assertThat(payload(
                        rows(
                                "{ field: a, type: string, value: 0012 }",
                                "{ field: b, type: string, value: 1.10 }",
                                "{ field: c, value: 1.10 }",
                                "{ field: d, value: true }",
                                "{ field: e, type: string, value: 1e3 }"),
                        "{}"))
                .isEqualTo("{\"a\":\"0012\",\"b\":\"1.10\",\"c\":1.10,\"d\":true,\"e\":\"1e3\"}");
    }

    @Test
    void mappingDoesNotTouchItsInput() {
        Map<String, Object> record = Json.parseObject("{\"a\":{\"b\":[1]}}");
        rows("{ field: x, value: '{{a}}' }", "{ field: y.z, value: '{{a.b}}' }").map(List.of(record));

        assertThat(Json.write(record)).isEqualTo("{\"a\":{\"b\":[1]}}");
    }

    @Test
    void refusesKeysThatDoNotFitTheRecords() {
        assertThatThrownBy(() -> rows("{ field: a, value: 1 }").map(List.of(Map.of()), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
