package dev.caravan.mapping.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.Json;
import dev.caravan.mapping.SourceConfiguration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code formatResponse} and {@code beatFlat}. */
class SourceShapeTest {
    private static final Instant NOW = Instant.parse("2024-03-16T06:30:00Z");

    private static SourceShape shape(String text) {
        return SourceConfiguration.read("source.yaml", text, ZoneId.of("Asia/Shanghai"))
                .shape();
    }

    private static Object formatted(String format, Object value) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("old", value);
        Map<String, Object> shaped = shape("formatResponse: [{ old: old, new: made, format: \"" + format + "\" }]")
                .apply(record, "id", NOW)
                .get(0)
                .content();
        assertThat(shaped).containsEntry("old", value).containsKey("made");
        return shaped.get("made");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date            | 2024-03-15",
                "time            | 14:30:25",
                "dateTime        | 2024-03-15 14:30",
                "datetime        | 2024-03-15 14:30",
                "shortDate       | 03-15",
                "shortTime       | 14:30",
                "shortDateTime   | 03-15 14:30",
                "dateDescription | 23小时前"
            })
    void timesAreFormattedHoweverTheyAreWritten(String format, String wanted) {
        for (Object spelling : List.of(
                "2024-03-15 14:30:25", "2024-03-15T06:30:25.000Z", "20240315143025", 1710484225, "1710484225000")) {
            assertThat(formatted(format, spelling)).as("%s", spelling).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-16 14:29:30, 刚刚",
        "2024-03-16 15:00:00, 刚刚",
        "2024-03-16 14:29:00, 一分钟前",
        "2024-03-16 14:00:00, 30分钟前",
        "2024-03-16 13:00:00, 一小时前",
        "2024-03-15 14:00:00, 一天前",
        "2024-03-13 14:00:00, 3天前",
        "2024-03-08 14:00:00, 一周前",
        "2024-02-10 14:00:00, 一个月前",
        "2023-12-10 14:00:00, 3个月前",
        "2023-03-10 14:00:00, 一年前"
    })
    void anAgeIsToldInWords(String time, String wanted) {
        assertThat(formatted("dateDescription", time)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "intval      | 10.8        | 10",
                "intval      | -10.8       | -10",
                "intval      | 12kg        | 12",
                "round(2)    | 19.9956     | 20.00",
                "round       | 1.005       | 1.01",
                "round(0)    | 2.5         | 3",
                "round(3)    | -1.0005     | -1.001",
                "amount      | 1000000     | ￥1,000,000.00",
                "amount      | 158000.50   | ￥158,000.50",
                "amount      | -1          | ￥-1.00",
                "longText(4) | 这是很长的文本   | 这是很长...",
                "longText    | 短文本         | 短文本",
                "longText    | 一二三四五六七八九十一二三四五六 | 一二三四五六七八九十一二三四五..."
            })
    void numbersAndTextsAreFormatted(String format, String value, String wanted) {
        assertThat(formatted(format, value)).hasToString(wanted);
    }

    @Test
    void numbersStayNumbersWithoutLoss() {
        assertThat(formatted("intval", "12345678901234567890.5"))
                .isEqualTo(new java.math.BigInteger("12345678901234567890"));
        assertThat(formatted("round(1)", new java.math.BigDecimal("0.25"))).isEqualTo(new java.math.BigDecimal("0.3"));
        assertThat(formatted("intval", true)).isEqualTo(1);
    }

    @Test
    void listsAreJoined() {
        List<String> tags = List.of("重要", "紧急");
        assertThat(formatted("implode", tags)).isEqualTo("重要,紧急");
        assertThat(formatted("implode('|')", tags)).isEqualTo("重要|紧急");
        assertThat(formatted("implode(' ')", tags)).isEqualTo("重要 紧急");
        assertThat(formatted("implode", "one")).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"date", "time", "dateDescription", "intval", "round(2)", "amount", "longText(3)", "implode"})
    void noValueMakesAFormatFail(String format) {
        List<Object> values = new ArrayList<>(List.of(
                "",
                "abc",
                "0000-00-00",
                true,
                -1,
                "1e999",
                new java.math.BigDecimal("1e99999999"),
                Map.of("a", 1),
                List.of(),
                List.of(Map.of()),
                "9".repeat(2000),
                Long.MAX_VALUE));
        values.add(null);
        values.forEach(value -> formatted(format, value));
        assertThat(formatted("date", "0000-00-00")).isNull();
        assertThat(formatted("amount", "abc")).isNull();
        assertThat(formatted("date", "")).isNull();
    }

    @Test
    void nestedFieldsAndLinesAreFormatted() {
        Map<String, Object> record = Json.parseObject("""
                {"info": {"day": "2024-03-15 01:02:03"}, "lines": [{"at": 1710484225, "no": "a"}, {"no": "b"}]}""");
        Map<String, Object> shaped = shape("""
                        formatResponse:
                          - { old: info.day, new: day, format: date }
                          - { old: lines.at, new: day, format: shortDate }
                          - { old: lines.no, new: numbers, format: implode(-) }
                          - { old: day, new: month, format: longText(7) }
                        """).apply(record, "id", NOW).get(0).content();
        assertThat(Json.write(shaped)).isEqualTo("""
                {"info":{"day":"2024-03-15 01:02:03"},"lines":[{"at":1710484225,"no":"a","day":"03-15"},{"no":"b","day":null}],\
                "day":"2024-03-15","numbers":"a-b","month":"2024-03..."}""");
    }

    @Test
    void aDescriptionOfAgeIsNoChange() {
        assertThat(shape(
                                "formatResponse: [{ old: lines.at, new: ago, format: dateDescription }, { old: a, new: b, format: date }]")
                        .ageing())
                .containsExactlyInAnyOrder("ago", "lines.ago", "lines_ago");
    }

    private static final String ORDER = """
            {"no": "OUT1", "customer": "CK1", "lines": [{"goods": "A", "num": 12}, {"goods": "B", "num": 50}]}""";

    private static List<String> flat(String text, String record) {
        return shape(text).apply(Json.parseObject(record), "no", NOW).stream()
                .map(row -> (row.wanted() ? "" : "- ") + Json.write(row.content()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "beatFlat: [lines]",
                "beatFlat: lines",
                "beatFlat: { lists: [lines] }",
                "otherRequest: [{ field: beatFlat, value: lines }]",
                "otherRequest: [{ field: beatFlat, value: '[\"lines\"]' }]"
            })
    void eachLineBecomesARecord(String spelling) {
        assertThat(flat(spelling, ORDER))
                .containsExactly(
                        "{\"no\":\"OUT1-1\",\"customer\":\"CK1\",\"lines_goods\":\"A\",\"lines_num\":12}",
                        "{\"no\":\"OUT1-2\",\"customer\":\"CK1\",\"lines_goods\":\"B\",\"lines_num\":50}");
    }

    @Test
    void theFirstLineMayHaveAnotherNumber() {
        assertThat(flat("beatFlat: { lists: lines, first: 0 }", ORDER).get(0)).contains("\"OUT1-0\"");
    }

    @Test
    void aRecordWithoutLinesKeepsTheKeyOfItsFirst() {
        assertThat(flat("beatFlat: [lines]", "{\"no\":\"OUT1\",\"lines\":[]}")).containsExactly("{\"no\":\"OUT1-1\"}");
        assertThat(flat("beatFlat: [lines]", "{\"no\":\"OUT1\"}")).containsExactly("{\"no\":\"OUT1-1\"}");
        assertThat(flat("beatFlat: [lines]", "{\"no\":7,\"lines\":{\"a\":1}}"))
                .containsExactly("{\"no\":\"7-1\",\"lines_a\":1}");
        assertThat(flat("beatFlat: [lines]", "{\"no\":7,\"lines\":[1,null]}"))
                .containsExactly("{\"no\":\"7-1\",\"lines\":1}", "{\"no\":\"7-2\",\"lines\":null}");
    }

    @Test
    void ofSeveralListsNoLineIsToldTwice() {
        assertThat(flat(
                        "beatFlat: [a, b.c]",
                        "{\"no\":\"1\",\"a\":[{\"x\":1},{\"x\":2}],\"b\":{\"c\":[{\"y\":3}],\"d\":4}}"))
                .containsExactly(
                        "{\"no\":\"1-1\",\"b\":{\"d\":4},\"a_x\":1,\"b_c_y\":3}",
                        "{\"no\":\"1-2\",\"b\":{\"d\":4},\"a_x\":2}");
    }

    @Test
    void aLineThatIsNotWantedBecomesARecordThatIsNot() {
        String text = "beatFlat: [lines]\ncondition: [[{ field: lines.num, logic: gt, value: 20 }]]";
        assertThat(flat(text, ORDER))
                .containsExactly(
                        "- {\"no\":\"OUT1-1\",\"customer\":\"CK1\",\"lines_goods\":\"A\",\"lines_num\":12}",
                        "{\"no\":\"OUT1-2\",\"customer\":\"CK1\",\"lines_goods\":\"B\",\"lines_num\":50}");
        assertThat(flat(text.replace("20", "90"), ORDER)).allMatch(row -> row.startsWith("- "));
    }

    @Test
    void linesMayBeFormattedByEitherName() {
        assertThat(flat("""
                beatFlat: [lines]
                formatResponse:
                  - { old: lines.num, new: whole, format: intval }
                  - { old: lines_num, new: money, format: amount }
                  - { old: customer, new: short, format: longText(1) }
                """, ORDER).get(0))
                .isEqualTo(
                        "{\"no\":\"OUT1-1\",\"customer\":\"CK1\",\"short\":\"C...\",\"lines_goods\":\"A\",\"lines_num\":12,"
                                + "\"lines_whole\":12,\"money\":\"￥12.00\"}");
    }

    @Test
    void aKeyThatStandsInTheLinesStaysAsItIs() {
        assertThat(shape("beatFlat: [lines]").apply(Json.parseObject(ORDER), "lines_goods", NOW))
                .extracting(row -> row.content().get("lines_goods"))
                .containsExactly("A", "B");
    }
}
