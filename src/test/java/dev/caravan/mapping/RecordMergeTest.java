package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.mapping;
import static dev.caravan.mapping.MappingSamples.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.config.ConfigProblem;
import dev.caravan.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RecordMergeTest {
    /** Example 22 as it is printed. */
    private static final String EXAMPLE = """
            { "api": "sales_order.create", "type": "CREATE", "method": "POST",
              "groupCalculate": { "headerGroup": ["shop_no", "stock_no"], "bodyGroup": ["details_spec"],
                "bodyName": "details", "targetBodyName": "FEntity", "bodyMaxLine": 50,
                "calculate": { "details_num": "$sum", "details_amount": "$sum" } },
              "mapping": { "FBillTypeID": "{{shop_no}}_SO", "FStockOrgId": "{{stock_no}}", "FEntity": "{{details}}" } }
            """;

    private static final String ORDERS = """
            [ { "shop_no": "S1", "stock_no": "W1", "no": "a", "details_spec": "K1", "details_num": 10, "details_amount": "0.10" },
              { "shop_no": "S2", "stock_no": "W1", "no": "b", "details_spec": "K1", "details_num": 1, "details_amount": 1 },
              { "shop_no": "S1", "stock_no": "W1", "no": "c", "details_spec": "K1", "details_num": 5, "details_amount": 0.20 },
              { "shop_no": "S1", "stock_no": "W1", "no": "d", "details_spec": "K2", "details_num": null } ]
            """;

    @Test
    void mergesFlattenedRecordsAsTheExampleSays() {
        List<MappedRow> rows = mapping(EXAMPLE).map(records(ORDERS));

        assertThat(rows.stream().map(MappedRow::payload).map(Json::write))
                .containsExactly(
                        "{\"FBillTypeID\":\"S1_SO\",\"FStockOrgId\":\"W1\",\"FEntity\":["
                                + "{\"details_spec\":\"K1\",\"details_num\":15,\"details_amount\":0.30},"
                                + "{\"details_spec\":\"K2\",\"details_num\":0,\"details_amount\":0}]}",
                        "{\"FBillTypeID\":\"S2_SO\",\"FStockOrgId\":\"W1\",\"FEntity\":["
                                + "{\"details_spec\":\"K1\",\"details_num\":1,\"details_amount\":1}]}");
        assertThat(rows).extracting(MappedRow::members).containsExactly(List.of(0, 2, 3), List.of(1));
    }

    @Test
    void aNumberThatNobodyCanWriteOutFailsItsDocument() {
        List<MappedRow> rows = mapping(EXAMPLE).map(records("""
                [ { "shop_no": "S1", "stock_no": "W1", "details_spec": "A", "details_num": 1E999999999 },
                  { "shop_no": "S2", "stock_no": "W1", "details_spec": "A", "details_num": 1 } ]
                """));

        assertThat(rows).extracting(MappedRow::isMapped).containsExactly(false, true);
        assertThat(rows.get(0).sentence()).contains("expected a number to calculate with");
    }

    @Test
    void mergesRecordsWithListsOfLines() {
        List<MappedRow> rows = mapping(EXAMPLE).map(records("""
                [ { "shop_no": "S1", "stock_no": "W1", "details": [ { "details_spec": "A", "details_num": 1 }, { "spec": "B", "num": 2 } ] },
                  { "shop_no": "S1", "stock_no": "W1", "details": [ { "details_spec": "B", "details_num": 3 } ] } ]
                """));

        assertThat(Json.write(rows.get(0).payload().get("FEntity")))
                .isEqualTo("[{\"details_spec\":\"A\",\"details_num\":1,\"details_amount\":0},"
                        + "{\"details_spec\":\"B\",\"details_num\":5,\"details_amount\":0}]");
    }

    @Test
    void calculatesEverythingExactlyForLinesAndForTheHeader() {
        FieldMapping mapping = mapping("""
                groupCalculate:
                  headerGroup: shop
                  bodyGroup: [sku]
                  bodyName: lines
                  calculate: { n: $sum, p: $avg, lo: $min, hi: $max, all: $push, set: $addtoset, one: $first, end: last }
                mapping: { total: "{{n}}", lines: "{{lines}}" }
                """);

        assertThat(Json.write(mapping.map(records("""
                                [ { "shop": 1, "sku": "A", "n": 0.1, "p": 1, "lo": "2024-02-01", "hi": "9", "all": "x", "set": "x", "one": 1, "end": 1 },
                                  { "shop": 1, "sku": "A", "n": 0.2, "p": "0", "lo": "2024-01-01", "hi": 10, "all": "x", "set": "x", "one": 2, "end": 2 },
                                  { "shop": 1, "sku": "A", "n": 12345678901234567890.7, "p": 1, "all": null } ]
                                """)).get(0).payload()))
                .isEqualTo(
                        "{\"total\":12345678901234567891.0,\"lines\":[{\"sku\":\"A\",\"n\":12345678901234567891.0,"
                                + "\"p\":0.6666666667,\"lo\":\"2024-01-01\",\"hi\":10,\"all\":[\"x\",\"x\"],\"set\":[\"x\"],\"one\":1}]}");
    }

    @Test
    void longDocumentsAreCutAndARecordStaysInOne() {
        FieldMapping mapping = mapping("""
                groupCalculate: { headerGroup: [h], bodyGroup: [lines.k], bodyName: lines, bodyMaxLine: 2, calculate: { lines.n: $sum } }
                request: [ { field: l, type: array, value: lines, children: [ { field: k, value: "{{lines.k}}={{lines.n}}" } ] } ]
                """);

        List<MappedRow> rows = mapping.map(records("""
                [ { "h": 1, "lines": [ { "k": "a", "n": 1 } ] },
                  { "h": 1, "lines": [ { "k": "b", "n": 1 }, { "k": "c", "n": 1 } ] },
                  { "h": 1, "lines": [ { "k": "c", "n": 1 } ] },
                  { "h": 2, "lines": [ { "k": "a", "n": 1 }, { "k": "b", "n": 1 }, { "k": "c", "n": 1 } ] } ]
                """));

        assertThat(rows).extracting(MappedRow::members).containsExactly(List.of(3), List.of(0), List.of(1, 2));
        assertThat(rows.get(0).sentence())
                .isEqualTo(
                        "record #4, field groupCalculate: found \"3 lines\", expected records whose lines go into one "
                                + "document of at most 2 (bodyMaxLine); those of one record stay together");
        assertThat(Json.write(rows.get(1).payload())).isEqualTo("{\"l\":[{\"k\":\"a=1\"}]}");
        assertThat(Json.write(rows.get(2).payload())).isEqualTo("{\"l\":[{\"k\":\"b=1\"},{\"k\":\"c=2\"}]}");
    }

    @Test
    void withoutABodyGroupLinesStayAsTheyAre() {
        FieldMapping mapping = mapping(
                "groupCalculate: { headerGroup: [no], bodyName: rows }\nmapping: { no: '{{no}}', rows: '{{rows}}' }\n");

        assertThat(Json.write(mapping.map(records("[{\"no\":1,\"q\":1.0},{\"no\":1,\"q\":2}]"))
                        .get(0)
                        .payload()))
                .isEqualTo("{\"no\":1,\"rows\":[{\"no\":1,\"q\":1.0},{\"no\":1,\"q\":2}]}");
    }

    @Test
    void aValueThatIsNoNumberFailsItsDocumentOnly() {
        List<MappedRow> rows = mapping(EXAMPLE).map(records("""
                [ { "shop_no": "S1", "details_num": "ten" }, { "shop_no": "S1" }, { "shop_no": "S2", "details_num": 1 } ]
                """), List.of("A", "B", "C"));

        assertThat(rows).extracting(MappedRow::isMapped).containsExactly(false, true);
        assertThat(rows.get(0).sentence())
                .isEqualTo(
                        "record A and 1 more, field groupCalculate: found \"ten\", expected a number to calculate with");
    }

    @Test
    void refusesAndWarnsOfWhatCannotBeMeant() {
        assertThat(
                        problemsOf(
                                "mapping: { a: 1 }\ngroupCalculate: { bodyName: b, calculate: { n: $summ }, headGroup: [a] }\n"))
                .satisfiesExactlyInAnyOrder(
                        key -> assertThat(key).contains("did you mean \"headerGroup\"?"),
                        calculation -> assertThat(calculation).contains("did you mean \"$sum\"?"),
                        none -> assertThat(none).contains("headerGroup or bodyGroup"));
        assertThat(mapping("""
                                mapping: { a: "{{no}}", b: "{{shop_no}}" }
                                groupCalculate: { headerGroup: [shop_no], bodyGroup: [k], bodyName: b }
                                """).warnings())
                .extracting(ConfigProblem::message)
                .singleElement()
                .asString()
                .startsWith("{{no}} is lost when records are merged");
    }

    @SuppressWarnings("unchecked") // the samples are lists of objects
    private static List<Map<String, Object>> records(String json) {
        return (List<Map<String, Object>>) Objects.requireNonNull(Json.parse(json));
    }
}
