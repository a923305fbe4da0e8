package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.problemOf;
import static dev.caravan.mapping.MappingSamples.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.Json;
import dev.caravan.model.RecordStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Look-ups within {@code _function}. */
class FunctionLookUpTest {
    private static final String KEPT = "_findCollection find kept from goods where no={{no}} _endFind";

    private static StagedGoods goods() {
        return new StagedGoods()
                .with(RecordStatus.WRITTEN, 0, "{\"no\":\"A1\",\"kept\":true,\"unit\":\"it's\",\"kind\":1}")
                .with(RecordStatus.WRITTEN, 0, "{\"no\":\"A2\",\"kept\":false,\"unit\":\"KG\",\"kind\":2}")
                .with(RecordStatus.WRITTEN, 0, "{\"no\":\"A3\",\"kept\":\"1\",\"unit\":\"\",\"kind\":2}");
    }

    private static FieldMapping function(String expression) {
        return rows("{ field: v, value: " + Json.write("_function " + expression) + " }");
    }

    private static List<Object> values(FieldMapping mapping, StagedGoods goods) {
        List<Map<String, Object>> records = List.of(
                Map.of("no", "A1", "day", "d1"),
                Map.of("no", "A2", "day", "d2"),
                Map.of("no", "A3", "day", "d3"),
                Map.of("no", "A9", "day", "d9"));
        return mapping.map(records, List.of("1", "2", "3", "4"), goods).stream()
                .map(row -> row.payload().get("v"))
                .toList();
    }

    @Test
    void booleansEqualTrueHoweverTheyAreSpelt() {
        for (String wanted : List.of("true", "'1'", "1", "'true'")) {
            assertThat(values(function("case " + KEPT + " when " + wanted + " then '{{day}}' else '' end"), goods()))
                    .containsExactly("d1", "", wanted.equals("'true'") ? "" : "d3", "");
        }
    }

    @Test
    void severalLookUpsOfABatchAreAskedForTogether() {
        StagedGoods goods = goods();
        FieldMapping mapping = function("CASE WHEN " + KEPT + " THEN 'kept' ELSE CONCAT("
                + "_findCollection find unit from goods where no={{no}} kind=2 _endFind, '!') END");
        assertThat(values(mapping, goods)).containsExactly("kept", "KG!", "kept", "");
        assertThat(goods.queries()).as("one for each look-up").hasSize(2);
        assertThat(mapping.looksUpIn()).containsExactly("goods");
    }

    @Test
    void aLookUpInQuotesIsATextAndTolerantOfBlanks() {
        assertThat(values(
                        function(
                                "IFNULL(NULLIF('_findCollection  find unit\n from goods   where  no={{no}}  _endFind', ''), '-')"),
                        goods()))
                .containsExactly("it's", "KG", "-", "-");
        assertThat(values(
                        function(
                                "CONCAT(_mongoQuery goods findField=content.unit where={\"content.no\":{\"$eq\":\"{{no}}\"}} _endFind, '')"),
                        goods()))
                .containsExactly("it's", "KG", "", "");
    }

    @Test
    void worksAmongTheChildrenOfAnArray() {
        FieldMapping mapping = rows("{ field: L, type: array, value: lines, children: [ { field: v, value: "
                + Json.write(
                        "_function case _findCollection find kept from goods where no={{lines.no}} _endFind when true"
                                + " then '{{lines.day}}' else '' end")
                + " } ] }");
        StagedGoods goods = goods();
        assertThat(Json.write(mapping.map(
                                List.of(Json.parseObject(
                                        "{\"lines\":[{\"no\":\"A1\",\"day\":\"x\"},{\"no\":\"A2\",\"day\":\"y\"}]}")),
                                List.of("1"),
                                goods)
                        .get(0)
                        .payload()))
                .isEqualTo("{\"L\":[{\"v\":\"x\"},{\"v\":\"\"}]}");
        assertThat(goods.queries()).hasSize(1);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(
                        problemOf(
                                "{ field: v, value: '_function case _findCollection find a from b where c={{d}} when 1 then 2 end' }"))
                .contains("the look-up in column 16 has no _endFind; within _function a look-up ends with it");
        assertThat(
                        problemOf(
                                "{ field: v, value: '_function IFNULL(_findCollection find a from b where c=1, _findCollection find a from b where c=1 _endFind)' }"))
                .contains("the look-up in column 18 has no _endFind");
        assertThat(problemOf(
                        "{ field: v, value: '_function SUM(_findCollection find a from b where c={{l.d}} _endFind)' }"))
                .contains("cannot stand within an aggregate");
        assertThat(
                        problemOf(
                                "{ field: v, value: '_function SUM({{l.q}} * _findCollection find a from b where c={{l.d}} _endFind)' }"))
                .contains("cannot stand within an aggregate");
        assertThat(problemOf("{ field: v, value: '_function _findCollection a from b _endFind' }"))
                .contains("expected _findCollection find FIELD");
    }
}
