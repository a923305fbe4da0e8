package dev.caravan.mapping.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.Json;
import dev.caravan.mapping.SourceConfiguration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 轻易云's condition, above all on the lines of a document. */
class SourceConditionTest {
    private static final String GOODS = """
            {"io_id": "816403", "kind": 7, "at": "2024-03-15 14:30:00", "items": [
              {"name": "电动剃须刀", "qty": 1000, "parts": [{"no": "a"}, {"no": "b"}]},
              {"name": "磨牙棒", "qty": 500, "parts": []},
              {"name": "飞天茅台", "qty": 88}]}""";

    private static SourceShape shape(String condition) {
        return SourceConfiguration.read("source.yaml", "condition: " + condition, ZoneId.of("Asia/Shanghai"))
                .shape();
    }

    private static List<Object> left(String condition) {
        List<ShapedRecord> shaped = shape(condition).apply(Json.parseObject(GOODS), "io_id", Instant.EPOCH);
        assertThat(shaped).hasSize(1);
        return shaped.get(0).wanted()
                ? ((List<?>) shaped.get(0).content().get("items"))
                        .stream()
                                .map(line -> ((Map<?, ?>) line).get("qty"))
                                .<Object>map(value -> value)
                                .toList()
                : List.of("dropped");
    }

    @Test
    void linesThatFailAreLeftOut() {
        assertThat(left("[[{ field: items.name, logic: like, value: 茅台 }]]")).containsExactly(88);
        assertThat(left("[[{ field: items.qty, logic: egt, value: 500 }]]")).containsExactly(1000, 500);
    }

    @Test
    void aDocumentWithoutALineLeftIsDropped() {
        assertThat(left("[[{ field: items.name, logic: like, value: 酒 }]]")).containsExactly("dropped");
    }

    @Test
    void strictModeDropsTheDocumentForOneLine() {
        assertThat(left("[[{ field: items.qty, logic: egt, value: 500, strictMode: true }]]"))
                .containsExactly("dropped");
        assertThat(left("[[{ field: items.qty, logic: gt, value: 0, strictMode: true }]]"))
                .containsExactly(1000, 500, 88);
    }

    @Test
    void comparisonsOfAGroupHoldInTheSameLine() {
        assertThat(
                        left(
                                "[[{ field: items.qty, logic: lt, value: 600 }, { field: items.name, logic: like, value: 棒 }]]"))
                .containsExactly(500);
        assertThat(
                        left(
                                "[[{ field: items.qty, logic: lt, value: 100 }, { field: items.name, logic: like, value: 棒 }]]"))
                .containsExactly("dropped");
        assertThat(left("[[{ field: kind, logic: eq, value: 8 }, { field: items.name, logic: like, value: 棒 }]]"))
                .containsExactly("dropped");
    }

    @Test
    void groupsAddUp() {
        assertThat(
                        left(
                                "[[{ field: items.qty, logic: eq, value: 88 }], [{ field: items.name, logic: like, value: 棒 }]]"))
                .containsExactly(500, 88);
        assertThat(left("[[{ field: items.qty, logic: eq, value: 88 }], [{ field: io_id, logic: like, value: 64 }]]"))
                .as("a group that says nothing of lines leaves all")
                .containsExactly(1000, 500, 88);
        assertThat(left("[[{ field: items.qty, logic: eq, value: 88 }], [{ field: io_id, logic: like, value: x }]]"))
                .containsExactly(88);
    }

    @Test
    void aLineWithLinesOfItsOwnPassesWhenOneOfThemDoes() {
        assertThat(left("[[{ field: items.parts.no, logic: eq, value: b }]]")).containsExactly(1000);
        assertThat(left("[[{ field: items.parts.no, logic: isnull }]]")).containsExactly(500, 88);
    }

    @Test
    void thePublishedExampleIsUnderstood() {
        SourceCondition condition = shape("""
                [[{"field": "io_id", "logic": "eq", "value": "816403"},
                  {"field": "items.name", "logic": "like", "value": "活动", "strictMode": true}],
                 [{"field": "io_id", "logic": "like", "value": "512"}],
                 [{"field": "items.name", "logic": "eq", "value": "企鹅爸爸15合1桌游"}]]""").condition();
        assertThat(condition.test(document("816403", "活动A", "活动B"))).isTrue();
        assertThat(condition.test(document("816403", "活动A", "B"))).isFalse();
        assertThat(condition.test(document("95127", "B"))).isTrue();
        assertThat(condition.test(document("1", "B", "企鹅爸爸15合1桌游"))).isTrue();
        assertThat(condition.test(Map.of("io_id", "816403"))).isFalse();
        assertThat(condition.fields()).containsExactly("io_id", "items.name");
    }

    private static Map<String, Object> document(String id, String... names) {
        List<Map<String, Object>> items = java.util.Arrays.stream(names)
                .map(name -> Map.<String, Object>of("name", name))
                .toList();
        return Map.of("io_id", id, "items", items);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gt  | timestamp:1710484199                          | true",
                "gt  | timestamp:1710484200                          | false",
                "egt | timestamp:1710484200                          | true",
                "lt  | timestamp:2024-03-15 14:30:01                 | true",
                "elt | timestamp:2024-03-15                          | false",
                "eq  | timestamp:1710484200000                       | true",
                "between | 'timestamp:2024-03-15,timestamp:2024-03-16' | true"
            })
    void momentsCompareHoweverTheyAreWritten(String logic, String value, boolean wanted) {
        SourceCondition condition = shape("[[{ field: at, logic: " + logic + ", value: \"" + value + "\" }]]")
                .condition();
        for (Object spelling :
                List.of("2024-03-15 14:30:00", "2024-03-15T06:30:00Z", 1710484200, 1710484200000L, "20240315143000")) {
            assertThat(condition.test(Map.of("at", spelling)))
                    .as("%s", spelling)
                    .isEqualTo(wanted);
        }
        assertThat(condition.test(Map.of("at", "yesterday"))).isFalse();
        assertThat(condition.test(Map.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"neq,true", "ieqv2,true", "notlike,true", "notin,true", "eq,false", "like,false", "gt,false", "in,false"
    })
    void anAbsentFieldIsUnequalToEveryValue(String logic, boolean wanted) {
        assertThat(shape("[[{ field: state, logic: " + logic + ", value: x }]]")
                        .condition()
                        .test(Map.of("a", 1)))
                .isEqualTo(wanted);
    }

    @Test
    void nothingWrittenIsNotTheNumberNought() {
        String where = "[[{ field: qty, logic: eqv2, value: \"\" }]]";
        assertThat(shape(where).condition().test(Map.of("qty", 0))).isFalse();
        assertThat(shape(where).condition().test(Map.of("qty", ""))).isTrue();
    }

    @Test
    void aNameWithDotsMayBeTheNameOfAField() {
        SourceCondition condition =
                shape("[[{ field: items.name, logic: eq, value: a }]]").condition();
        assertThat(condition.test(Map.of("items.name", "a", "items", List.of())))
                .isTrue();
    }

    @Test
    void numbersCompareAsNumbersAndMembersMayBeAList() {
        assertThat(shape("[[{ field: a, logic: eq, value: 7 }]]").condition().test(Map.of("a", "7")))
                .isTrue();
        assertThat(shape("[[{ field: a, logic: eq, value: \"07\" }]]")
                        .condition()
                        .test(Map.of("a", 7)))
                .isTrue();
        assertThat(shape("[[{ field: a, logic: in, value: [x, \"y,z\"] }]]")
                        .condition()
                        .test(Map.of("a", "y,z")))
                .isTrue();
        assertThat(shape("[[]]").condition().test(Map.of())).isTrue();
        assertThat(shape("[]").condition().test(Map.of())).isTrue();
    }

    @Test
    void theSourcesOwnRecordStaysAsItIs() {
        Map<String, Object> record = Json.parseObject(GOODS);
        shape("[[{ field: items.qty, logic: eq, value: 88 }]]").apply(record, "io_id", Instant.EPOCH);
        assertThat(record).isEqualTo(Json.parseObject(GOODS));
    }
}
