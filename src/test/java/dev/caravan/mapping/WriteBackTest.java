package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.mapping;
import static dev.caravan.mapping.MappingSamples.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.config.ConfigProblem;
import dev.caravan.json.Json;
import org.junit.jupiter.api.Test;

class WriteBackTest {
    /** Example 26; the page nests all but the strategy under {@code target}. */
    private static final String EXAMPLE = """
            { "api": "customer.create", "type": "WRITE", "method": "POST",
              "request": [ { "field": "name", "value": "{{FName}}" } ],
              "response": [ { "field": "primaryWriteback", "label": "回写参数", "type": "object", "children": [
                { "field": "id", "label": "客户ID", "type": "string", "value": "{{Id}}", "parent": "primaryWriteback" },
                { "field": "number", "label": "客户编码", "type": "string", "value": "{{Number}}", "parent": "primaryWriteback" } ] } ],
              "callBackStrategy": { "strategyId": "b008d61b-2b91-3c0b-8c91-64c893bd6c7c", "FCUSTID": "{{FCUSTID}}",
                "FCustTypeId_FNumber": "{{FCustTypeId_FNumber}}", "FNumber": "{{primaryWriteback.Number}}",
                "FId": "{{primaryWriteback.Id}}" } }
            """;

    @Test
    void tellsTheOtherCaseWhatTheTargetAnswered() {
        WriteBack writeBack = mapping(EXAMPLE).writeBack().orElseThrow();

        assertThat(writeBack.caseName()).isEqualTo("b008d61b-2b91-3c0b-8c91-64c893bd6c7c");
        assertThat(Json.write(writeBack
                        .record(
                                "K",
                                Json.parseObject("{\"FCUSTID\":7,\"FCustTypeId_FNumber\":\"T1\"}"),
                                Json.parseObject("{\"Id\":100201,\"Number\":\"C1\",\"DIndex\":0}"))
                        .content()))
                .isEqualTo("{\"FCUSTID\":7,\"FCustTypeId_FNumber\":\"T1\",\"FNumber\":\"C1\",\"FId\":100201}");
    }

    @Test
    void namesTheFieldsOfThePrimaryWriteBackAsWell() {
        WriteBack writeBack = mapping("""
                request: [ { field: a, value: 1 } ]
                response:
                  - { field: primaryWriteback, type: object, id: p }
                  - { field: erpNo, type: string, value: "No. {{BillNo}}", parent: p }
                  - { field: count, type: int, value: "{{Count}}", parent_id: p }
                callBackStrategy: { strategyId: notify, fields: { no: "{{primaryWriteback.erpNo}}" }, order: "{{id}}" }
                """).writeBack().orElseThrow();

        WriteBack.Told told = writeBack.record(
                "K", Json.parseObject("{\"id\":1}"), Json.parseObject("{\"BillNo\":5,\"Count\":\"x\"}"));
        assertThat(Json.write(told.content())).isEqualTo("{\"no\":\"No. 5\",\"order\":1}");
        assertThat(told.failures()).hasSize(1);
    }

    @Test
    void refusesAndWarnsOfWhatLeadsNowhere() {
        assertThat(problemsOf("request: [ { field: a, value: 1 } ]\ncallBackStrategy: { x: '{{y}}' }\n"))
                .singleElement()
                .asString()
                .contains("\"strategyId\" is missing");
        assertThat(problemsOf("request: [ { field: a, value: 1 } ]\ncallBackStrategy: { strategyId: x }\n"))
                .singleElement()
                .asString()
                .contains("name the fields that case x takes");
        assertThat(mapping("""
                                request: [ { field: a, value: 1 } ]
                                response: [ { field: primaryWriteback, children: [ { field: a, value: "{{Id}}" } ] } ]
                                """).warnings())
                .extracting(ConfigProblem::message)
                .singleElement()
                .asString()
                .contains("is told to nobody");
    }
}
