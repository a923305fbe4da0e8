package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.sandbox.jackyun.WarehouseCatalogue;
import dev.caravan.sandbox.jackyun.WarehouseSeed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarehouseTableOracleTest {
    private final WarehouseCatalogue catalogue = new WarehouseCatalogue(WarehouseSeed.of(30));
    private final WarehouseTableOracle oracle = new WarehouseTableOracle(catalogue);
    private final Map<String, Map<String, Object>> rows = new LinkedHashMap<>();

    WarehouseTableOracleTest() {
        catalogue.each((code, name, blocked) -> rows.put(code, Map.of("code", code, "name", name)));
    }

    @Test
    void everyWarehouseBelongsInTheTableBlockedOrNot() {
        assertThat(rows).hasSize(30);
        assertThat(oracle.differences(rows)).isEmpty();
        assertThat(oracle.differences(Map.of())).hasSize(21).last().isEqualTo("and 10 more differences");
    }

    @Test
    void tellsMissingAndStrangeRowsAndWrongNames() {
        List<String> codes = List.copyOf(rows.keySet());
        rows.remove(codes.get(0));
        rows.put(codes.get(1), Map.of("code", codes.get(1), "name", "另一个"));
        rows.put("XX", Map.of("code", "XX", "name", "x"));

        assertThat(oracle.differences(rows))
                .hasSize(3)
                .contains(codes.get(0) + " is missing in the table", "XX is not at 吉客云 but the table holds it")
                .anyMatch(sentence -> sentence.startsWith(codes.get(1) + ": the name is 另一个, expected "));
    }
}
