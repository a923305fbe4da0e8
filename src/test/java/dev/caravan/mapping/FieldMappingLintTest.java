package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.WAREHOUSE;
import static dev.caravan.mapping.MappingSamples.mapping;
import static dev.caravan.mapping.MappingSamples.problemOf;
import static dev.caravan.mapping.MappingSamples.problemsOf;
import static dev.caravan.mapping.MappingSamples.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.json.Json;
import dev.caravan.mapping.syntax.AbsentField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldMappingLintTest {
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
        assertThat(problemOf("{ field: a, value: '_function IFNUL({{a}}, 0)' }"))
                .isEqualTo("mapping.yaml:2:24: request[0].value: unknown function \"IFNUL\"; did you mean \"IFNULL\"?");
        assertThat(problemOf("{ field: a, value: '{{PAGINATION_START_PAGE}}' }"))
                .contains("it has no value where records are mapped");
        assertThat(problemOf("{ field: a, value: '{{b|dat}}' }"))
                .contains("unknown format \"dat\"; did you mean \"date\"?");
        assertThat(problemsOf("request: [ { field: a, value: 1 } ]\ncondition: []\nrequst: []\n"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("put it into source.yaml"),
                        second -> assertThat(second).contains("did you mean \"request\"?"));
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
        assertThat(problemOf("{ field: a, parent: b, value: 1 }")).contains("unknown parent row \"b\"");
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
                                "request:\n  - { fild: a }\n  - { field: b, type: x, value: '_function 1 +' }\noperation: { rows: 0 }\n"))
                .hasSize(5);
    }

    @Test
    void saysWhatHasNoEffect() {
        assertThat(mapping("request: [ { field: a, value: 1 } ]\nidCheck: true\nresponse: []\napi: batchSave\n")
                        .warnings())
                .extracting(warning -> warning.place().path())
                .containsExactly("response", "idCheck");
    }
}
