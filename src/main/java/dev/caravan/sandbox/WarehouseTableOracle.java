package dev.caravan.sandbox;

import dev.caravan.sandbox.door.Findings;
import dev.caravan.sandbox.jackyun.WarehouseCatalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a table of warehouses: exactly one row per warehouse of the catalogue, blocked or not, under its {@code code} and
 * with its {@code name}. Thread-safe while the catalogue does not change.
 */
public final class WarehouseTableOracle {
    private final WarehouseCatalogue catalogue;

    public WarehouseTableOracle(WarehouseCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What is wrong with the rows held, by code, as sentences; empty when all is right. The first 20, then how many more. */
    public List<String> differences(Map<String, ? extends Map<String, ? extends @Nullable Object>> held) {
        Findings findings = new Findings(20);
        Set<String> strangers = new HashSet<>(held.keySet());
        catalogue.each((code, name, blocked) -> {
            strangers.remove(code);
            Map<String, ? extends @Nullable Object> row = held.get(code);
            if (row == null) {
                findings.add(code + " is missing in the table");
            } else if (!name.equals(row.get("name"))) {
                findings.add(code + ": the name is " + row.get("name") + ", expected " + name);
            }
        });
        strangers.stream().sorted().forEach(code -> findings.add(code + " is not at 吉客云 but the table holds it"));
        return findings.sentences();
    }
}
