package dev.caravan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.Json;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.MappedRow;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Prints how often a core evaluates {@code _function} expressions, as the only row of a mapping. */
class FunctionBench {
    private static final int BATCH = 100;
    private static final int BATCHES = 1_000;
    private static final List<Map<String, Object>> RECORDS = IntStream.range(0, BATCH)
            .mapToObj(number -> Json.parseObject("{\"shop\":\"00" + number % 6 + "\",\"qty\":" + number
                    + ",\"price\":\"12.50\",\"note\":\"请仔细包装\",\"created\":\"2024-01-31 08:00:00\"}"))
            .toList();

    @Test
    void printsTheRate() {
        print(
                "CASE of four branches",
                "CASE '{{shop}}' WHEN '001' THEN '01SP' WHEN '002' THEN '02SP' WHEN '003' THEN"
                        + " '03SP' WHEN '004' THEN '04SP' ELSE '{{shop}}' END");
        print(
                "CASE of four conditions",
                "CASE WHEN {{qty}} < 0 THEN 'none' WHEN {{qty}} BETWEEN 0 AND 9 THEN 'few' WHEN"
                        + " '{{shop}}' IN ('301', '302') THEN 'shop' WHEN LOCATE('仔细', '{{note}}') > 0 THEN 'care' ELSE '' END");
        print("arithmetic on texts", "ROUND('{{qty}}' * '{{price}}' / 1.13, 2)");
        print("dates", "DATE_FORMAT(DATE_ADD('{{created}}', INTERVAL 1 DAY), '%Y-%m-%d')");
    }

    private static void print(String what, String expression) {
        FieldMapping mapping = FieldMapping.read(
                "mapping.yaml",
                "request: [ { field: v, value: " + Json.write("_function " + expression) + " } ]",
                ZoneId.of("Asia/Shanghai"));
        Rate.print("_function, " + what, BATCH * BATCHES, () -> {
            List<MappedRow> last = List.of();
            for (int i = 0; i < BATCHES; i++) {
                last = mapping.map(RECORDS);
            }
            assertThat(last).allMatch(MappedRow::isMapped);
        });
    }
}
