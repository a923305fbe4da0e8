package dev.caravan.sandbox.tplus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TplusOracleTest {
    private final TplusInventory inventory = new TplusInventory(30, 1);
    private final Map<String, String> columns = columns();
    private final TplusOracle oracle = new TplusOracle(inventory, columns);

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("code", "Code");
        columns.put("class_code", "InventoryClass.Code");
        columns.put("specification", "Specification");
        columns.put("disabled", "Disabled");
        columns.put("cost", "InvSCost");
        return columns;
    }

    @Test
    void expectsEveryItemWithItsColumns() {
        inventory.disable("INV00004");

        assertThat(oracle.expected()).hasSize(30);
        assertThat(oracle.expected().get("1005"))
                .containsEntry("code", "INV00004")
                .containsEntry("disabled", true)
                .containsOnlyKeys(columns.keySet());
    }

    @Test
    void valuesMayBeAsATableHoldsThem() {
        Map<String, Map<String, @Nullable Object>> held = held();
        held.values().forEach(row -> {
            row.put("disabled", Boolean.TRUE.equals(row.get("disabled")) ? 1 : 0);
            row.put("cost", row.get("cost") + "00");
            row.computeIfAbsent("specification", name -> "");
        });
        inventory.remove("INV00029");

        assertThat(oracle.differences(held)).isEmpty();
    }

    @Test
    void missingStaleAndStrangeRowsAreNamed() {
        Map<String, Map<String, @Nullable Object>> held = held();
        inventory.change("INV00002", Map.of("InvSCost", 7));
        inventory.add("NEW", Map.of("ID", 5000));
        held.put("4", Map.of());

        assertThat(oracle.differences(held))
                .hasSize(3)
                .anyMatch(sentence -> sentence.matches("item 1003: cost is [0-9.]+, expected 7"))
                .contains("item 5000 is missing", "item 4 is held but T+ does not list it");
        assertThat(oracle.differences(Map.of(), 1)).containsExactly("item 1001 is missing", "and 30 more differences");
    }

    private Map<String, Map<String, @Nullable Object>> held() {
        Map<String, Map<String, @Nullable Object>> held = new LinkedHashMap<>();
        oracle.expected().forEach((id, row) -> held.put(id, new HashMap<>(row)));
        return held;
    }
}
