package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.SHANGHAI;
import static dev.caravan.mapping.MappingSamples.WAREHOUSE;
import static dev.caravan.mapping.MappingSamples.mapping;
import static dev.caravan.mapping.MappingSamples.payload;
import static dev.caravan.mapping.MappingSamples.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.json.Json;
import dev.caravan.model.MappingFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FieldMappingTest {
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
        assertThat(mapping.calls()).isEqualTo(new CallShape(false, OptionalInt.of(100), Optional.of("array")));
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
