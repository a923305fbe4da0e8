package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.failure;
import static dev.caravan.mapping.MappingSamples.mapping;
import static dev.caravan.mapping.MappingSamples.payload;
import static dev.caravan.mapping.MappingSamples.problemOf;
import static dev.caravan.mapping.MappingSamples.problemsOf;
import static dev.caravan.mapping.MappingSamples.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.config.ConfigProblem;
import org.junit.jupiter.api.Test;

/** What of 轻易云's target configurations had no place before: flat rows, short rows, parsers in every spelling. */
class TargetLanguageTest {
    @Test
    void flatRowsNameTheirParents() {
        FieldMapping mapping = rows(
                "{ field: FEntity, type: array, value: details, parent: null }",
                "{ field: FQty, value: '{{details.qty}}', parent: FEntity }",
                "{ field: FBox, type: object, id: '7' }",
                "{ field: FSize, value: '{{size}}', parent_id: '7', parent: somewhere }",
                "{ field: FLots, type: array, value: details.lots, parent: FEntity }",
                "{ field: FLot, value: '{{details.lots.no}}/{{code}}', parent: FEntity.FLots }");

        assertThat(payload(
                        rows(
                                "{ field: FEntity, type: array, value: details }",
                                "{ field: FQty, value: '{{details.qty}}', parent: FEntity }",
                                "{ field: FLots, type: array, value: details.lots, parent: FEntity }",
                                "{ field: FLot, value: '{{details.lots.no}}/{{code}}', parent: FLots }"),
                        "{\"code\":\"A\",\"details\":[{\"qty\":1,\"lots\":[{\"no\":\"x\"},{\"no\":\"y\"}]}]}"))
                .isEqualTo("{\"FEntity\":[{\"FQty\":1,\"FLots\":[{\"FLot\":\"x/A\"},{\"FLot\":\"y/A\"}]}]}");
        assertThat(payload(mapping, "{\"size\":3,\"details\":[]}"))
                .isEqualTo("{\"FEntity\":[],\"FBox\":{\"FSize\":3}}");
    }

    @Test
    void refusesParentsThatAreNone() {
        assertThat(problemOf("{ field: FEntity, type: array }\n  - { field: a, value: 1, parent: FEntitty }"))
                .contains("unknown parent row \"FEntitty\"; did you mean \"FEntity\"?");
        assertThat(problemOf("{ field: a, value: 1, parent: b }\n  - { field: b, value: 1, parent: a }"))
                .contains("rows name each other as their parents");
        assertThat(problemOf("{ field: x, type: object, children: [ { field: y, value: 1, parent: z } ] }"))
                .contains("names another parent");
    }

    @Test
    void shortRowsAreFieldsAndTheirValues() {
        FieldMapping mapping = mapping("""
                mapping:
                  FBillTypeID: "{{shop_no}}_SO"
                  FStockOrgId: "{{stock_no}}"
                  FOrg: { FNumber: "{{org}}", FName: 100 }
                  FEntity: "{{details}}"
                request: [ { field: FNote, value: x } ]
                """);

        assertThat(payload(mapping, "{\"shop_no\":\"S1\",\"stock_no\":1.50,\"org\":\"O\",\"details\":[{\"a\":1}]}"))
                .isEqualTo("{\"FNote\":\"x\",\"FBillTypeID\":\"S1_SO\",\"FStockOrgId\":1.50,"
                        + "\"FOrg\":{\"FNumber\":\"O\",\"FName\":100},\"FEntity\":[{\"a\":1}]}");
        assertThat(problemsOf("mapping: { a: [ 1 ] }\n"))
                .singleElement()
                .asString()
                .contains("expected a text");
        assertThat(problemsOf("mapping: { a: 1 }\nrequest: [ { field: a, value: 1 } ]\n"))
                .singleElement()
                .asString()
                .contains("mapped twice");
    }

    @Test
    void whatAParserMakesOfAnObjectTakesNoFieldsOfOtherRows() {
        assertThat(problemsOf(
                        "request:\n  - { field: a, type: object, parser: ConvertJson, children: [ { field: x, value: 1 } ] }"
                                + "\n  - { field: a.b, value: 1 }\n"))
                .singleElement()
                .asString()
                .contains("already has a value at line 2");
    }

    @Test
    void parsersAreSpeltInAnyCaseAndChained() {
        assertThat(payload(
                        rows(
                                "{ field: a, value: '{{v}}', parser: { name: convertobjectparser, params: FNumber } }",
                                "{ field: b, value: '{{v}}', parser: { name: ConvertTwoStageObjectParser, params1: value, params2: phone } }",
                                "{ field: c, value: 'x|y|x', parser: { name: 'StringToArray,ArrayUnique', params: '|' } }",
                                "{ field: d, value: 'x|y', parser: { name: 'StringToArray,ArrayToString,ConvertObjectParser', params: '|,;,FNumber' } }",
                                "{ field: e, value: '{{o}}', parser: ConvertJson }",
                                "{ field: f, value: '{{v}}', parser: K3WiseHeiHuCustomParser, params: 短代码 }",
                                "{ field: g, type: array, value: '{{blank}}', parser: { name: StringToArray, params: ',' } }"),
                        "{\"v\":\"X\",\"o\":\"{\\\"1033\\\":\\\"2037\\\",\\n\\\"zh\\\":\\\"n\\\"}\",\"blank\":\" \"}"))
                .isEqualTo(
                        "{\"a\":{\"FNumber\":\"X\"},\"b\":{\"value\":{\"phone\":\"X\"}},\"c\":[\"x\",\"y\"],\"d\":{\"FNumber\":\"x;y\"},"
                                + "\"e\":[{\"Key\":1033,\"Value\":\"2037\"},{\"Key\":\"zh\",\"Value\":\"n\"}],"
                                + "\"f\":[{\"keyName\":\"短代码\",\"keyValue\":\"X\"}],\"g\":[]}");
        assertThat(problemOf("{ field: a, value: 1, params: x }")).contains("params without a parser");
        assertThat(problemOf("{ field: a, value: '{{v}}', parser: { name: ConvertJson }, params: x }"))
                .contains("params belongs into parser");
        assertThat(failure(rows("{ field: a, value: '{{v}}', parser: ConvertJson }"), "{\"v\":\"x\"}"))
                .contains("an object, or one as JSON text");
    }

    @Test
    void parsersReshapeFieldsWithChildren() {
        FieldMapping mapping = rows(
                "{ field: F.Name, type: object, parser: { name: ConvertJson }, children: [ { field: '2052', value: '{{cn}}' }, { field: '1033', value: '{{en}}' } ] }");

        assertThat(payload(mapping, "{\"cn\":\"仓\",\"en\":\"W\"}"))
                .isEqualTo("{\"F\":{\"Name\":[{\"Key\":2052,\"Value\":\"仓\"},{\"Key\":1033,\"Value\":\"W\"}]}}");
    }

    @Test
    void sqlIsAText() {
        assertThat(payload(rows("{ field: main_sql, type: SQL, value: \"select '{{a}}'\" }"), "{\"a\":1}"))
                .isEqualTo("{\"main_sql\":\"select '1'\"}");
    }

    @Test
    void arraysTakeNumericAndChineseNames() {
        assertThat(payload(
                        rows(
                                "{ field: 明细, type: array, value: '{{子表}}', children: [ { field: '-1', value: '{{子表.27963}}{{-1}}' } ] }"),
                        "{\"-1\":\"T\",\"子表\":[{\"27963\":5}]}"))
                .isEqualTo("{\"明细\":[{\"-1\":\"5T\"}]}");
    }

    @Test
    void saysWhatAnOperationWants() {
        assertThat(mapping("request: [ { field: a, value: 1 } ]\n").calls()).isEqualTo(CallShape.OF_PROFILE);
        assertThat(mapping("request: [ { field: a, value: 1 } ]\noperation: { method: none }\n")
                        .calls()
                        .single())
                .isTrue();
        assertThat(mapping("request: [ { field: a, value: 1 } ]\ndistributionOrg: '100016, 100017'\n")
                        .options())
                .containsEntry("distributionOrg", "100016,100017");
        assertThat(mapping("request: [ { field: a, value: 1 } ]\nautoCheck: true\n")
                        .warnings())
                .extracting(ConfigProblem::message)
                .singleElement()
                .asString()
                .contains("IsAutoSubmitAndAudit");
    }
}
