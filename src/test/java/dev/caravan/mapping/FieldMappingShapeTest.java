package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.failure;
import static dev.caravan.mapping.MappingSamples.payload;
import static dev.caravan.mapping.MappingSamples.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldMappingShapeTest {
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
}
