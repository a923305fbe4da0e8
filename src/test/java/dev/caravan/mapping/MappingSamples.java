package dev.caravan.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigProblem;
import dev.caravan.json.Json;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Short ways to compile and run a mapping in tests. */
final class MappingSamples {
    private MappingSamples() {}

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final Map<String, Object> WAREHOUSE =
            Json.parseObject("{\"warehouseCode\":\"W1\",\"warehouseName\":\"主仓\",\"isBlockup\":0}");

    static FieldMapping mapping(String yaml) {
        return FieldMapping.read("mapping.yaml", yaml, SHANGHAI);
    }

    /** A mapping of one or more rows in flow style. */
    static FieldMapping rows(String... rows) {
        return mapping("request:\n  - " + String.join("\n  - ", rows) + "\n");
    }

    static String payload(FieldMapping mapping, String record) {
        MappedRow row = mapping.map(List.of(Json.parseObject(record))).get(0);
        assertThat(row.failures()).isEmpty();
        return Json.write(row.payload());
    }

    static String failure(FieldMapping mapping, String record) {
        MappedRow row =
                mapping.map(List.of(Json.parseObject(record)), List.of("K1")).get(0);
        assertThat(row.isMapped()).isFalse();
        assertThat(row.payload()).isEmpty();
        return row.failures().get(0).sentence();
    }

    static List<String> problemsOf(String yaml) {
        return catchThrowableOfType(ConfigException.class, () -> mapping(yaml)).problems().stream()
                .map(ConfigProblem::toString)
                .toList();
    }

    static String problemOf(String row) {
        List<String> problems = problemsOf("request:\n  - " + row + "\n");
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
