package dev.caravan.sandbox.okki;

import dev.caravan.json.ContentHash;
import dev.caravan.sandbox.door.Findings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges the product group case: what a stage must keep after a complete read. Of an id that is listed twice the last
 * row counts; rows without an id must be dead; groups that were taken away since may stay. Thread-safe while the groups
 * do not change.
 */
public final class OkkiGroupOracle {
    private static final ContentHash HASH = ContentHash.ofAll();

    private final OkkiGroups groups;

    public OkkiGroupOracle(OkkiGroups groups) {
        this.groups = groups;
    }

    /** The rows that must be kept, by id as text. */
    public Map<String, Map<String, Object>> expected() {
        Map<String, Map<String, Object>> expected = new LinkedHashMap<>();
        groups.rows().forEach(row -> {
            String id = id(row);
            if (id != null) {
                expected.put(id, row);
            }
        });
        return expected;
    }

    /** How many groups must be kept. */
    public int expectedCount() {
        return expected().size();
    }

    /** Names by id. */
    public Map<String, String> expectedNames() {
        Map<String, String> names = new LinkedHashMap<>();
        expected().forEach((id, row) -> names.put(id, String.valueOf(row.get(OkkiGroupRow.NAME))));
        return names;
    }

    /** How many rows have no id and must be dead. */
    public int withoutId() {
        return (int) groups.rows().stream().filter(row -> id(row) == null).count();
    }

    /** How many rows are an id's second or later one. */
    public int repeated() {
        return groups.rows().size() - withoutId() - expectedCount();
    }

    /** What is wrong with the kept contents by key, as sentences; empty when all is right. At most so many, then a count. */
    public List<String> differences(Map<String, ? extends Map<String, Object>> kept, int most) {
        Findings findings = new Findings(most);
        Map<String, Map<String, Object>> expected = expected();
        expected.forEach((id, row) -> compare(id, row, kept.get(id), findings));
        Set<String> strangers = new TreeSet<>(kept.keySet());
        strangers.removeAll(expected.keySet());
        strangers.removeAll(groups.removed());
        strangers.forEach(id -> findings.add("group " + id + " is kept but OKKI does not list it"));
        return findings.sentences();
    }

    /** The first 20 differences. */
    public List<String> differences(Map<String, ? extends Map<String, Object>> kept) {
        return differences(kept, 20);
    }

    private static void compare(
            String id, Map<String, Object> row, @Nullable Map<String, Object> kept, Findings findings) {
        if (kept == null) {
            findings.add("group " + id + " is missing");
        } else if (!Arrays.equals(HASH.of(row), HASH.of(kept))) {
            findings.add("group " + id + " is kept as " + kept + ", expected " + row);
        }
    }

    private static @Nullable String id(Map<String, Object> row) {
        Object id = row.get(OkkiGroupRow.ID);
        return id == null || id.equals("") ? null : id.toString();
    }
}
