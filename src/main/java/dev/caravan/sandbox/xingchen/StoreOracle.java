package dev.caravan.sandbox.xingchen;

import dev.caravan.sandbox.door.Findings;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges the 星辰 cases: which rows a table must hold after all stores, or all authorizations, have been moved. Thread-safe
 * while nothing changes.
 */
public final class StoreOracle {
    private final XingchenSandbox sandbox;

    public StoreOracle(XingchenSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** The main account's stores by number, as the vendor sends them. */
    public Map<String, Map<String, Object>> stores() {
        Map<String, Map<String, Object>> expected = new LinkedHashMap<>();
        sandbox.stores().each(row -> expected.put(String.valueOf(row.get(StoreCatalogue.NUMBER)), row));
        return expected;
    }

    /** The authorizations by accountId, as the vendor sends them, but without the secret; of two of one account the last. */
    public Map<String, Map<String, Object>> authorizations() {
        Map<String, Map<String, Object>> expected = new LinkedHashMap<>();
        for (Map<String, Object> row : sandbox.authorizations()) {
            Map<String, Object> clean = new LinkedHashMap<>(row);
            clean.remove(XingchenSandbox.SECRET);
            expected.put(String.valueOf(row.get("accountId")), clean);
        }
        return expected;
    }

    /**
     * What is wrong with the rows a table holds, by the same key and with the vendor's field names, as sentences; empty
     * when all is right. Only fields that a held row has are compared, as text; at most 20 sentences, then how many more.
     */
    public static List<String> differences(
            Map<String, Map<String, Object>> expected, Map<String, ? extends Map<String, ?>> held) {
        Findings findings = new Findings(20);
        expected.forEach((key, row) -> compare(key, row, held.get(key), findings));
        Set<String> strangers = new HashSet<>(held.keySet());
        strangers.removeAll(expected.keySet());
        strangers.stream().sorted().forEach(key -> findings.add(key + " is not at 星辰 but the target holds it"));
        return findings.sentences();
    }

    private static void compare(
            String key, Map<String, Object> expected, @Nullable Map<String, ?> held, Findings findings) {
        if (held == null) {
            findings.add(key + " is missing at the target");
            return;
        }
        held.forEach((field, value) -> {
            String right = expected.containsKey(field) ? String.valueOf(expected.get(field)) : "absent";
            if (!right.equals(String.valueOf(value))) {
                findings.add(key + ": " + field + " is " + value + ", expected " + right);
            }
        });
    }
}
