package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.SHANGHAI;
import static dev.caravan.mapping.MappingSamples.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VariablesTest {
    private static final Instant NOW = Instant.parse("2024-03-01T00:30:00Z");
    private static final Instant SYNC = Instant.parse("2024-02-29T23:00:00Z");

    @Test
    void namesMomentsInSecondsAndInFormats() {
        assertThat(payload(
                        Optional.of(SYNC),
                        "{ field: now, value: '{{CURRENT_TIME}}' }",
                        "{ field: millis, value: '{CURRENT_TIME}000' }",
                        "{ field: sync, value: '{{LAST_SYNC_TIME|datetime}}' }",
                        "{ field: ago, value: '自{{DAYS_AGO_2|date}}' }",
                        "{ field: text, type: string, value: '{{DAYS_AGO_0}}' }"))
                .isEqualTo("{\"now\":1709253000,\"millis\":\"1709253000000\",\"sync\":\"2024-03-01 07:00:00\","
                        + "\"ago\":\"自2024-02-28\",\"text\":\"1709253000\"}");
    }

    @Test
    void withoutAnExtractionTheLastOneIsNow() {
        assertThat(payload(Optional.empty(), "{ field: sync, value: '{{LAST_SYNC_TIME}}' }"))
                .isEqualTo("{\"sync\":1709253000}");
    }

    @Test
    void refusesVariablesWhereValuesAreTheSameForAllRecords() {
        assertThat(
                        problemsOf(
                                "request: [ { field: a, value: 1 } ]\notherRequest: [ { field: b, value: '{{CURRENT_TIME}}' } ]\n"))
                .singleElement()
                .asString()
                .contains("{{CURRENT_TIME}} cannot stand here");
    }

    private static String payload(Optional<Instant> sync, String... rows) {
        MappingEnvironment environment =
                MappingEnvironment.of(SHANGHAI).with(Clock.fixed(NOW, ZoneOffset.UTC), () -> sync);
        FieldMapping mapping =
                FieldMapping.read("mapping.yaml", "request:\n  - " + String.join("\n  - ", rows) + "\n", environment);
        return Json.write(mapping.map(List.of(Map.of())).get(0).payload());
    }
}
