package dev.caravan.sandbox.okki;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OkkiGroupOracleTest {
    private static final Instant LATER = Instant.parse("2026-01-01T00:00:00Z");
    private final OkkiGroups groups =
            new OkkiGroups(OkkiGroupSeed.of(50).withRepeated(5).withoutIds(4));
    private final OkkiGroupOracle oracle = new OkkiGroupOracle(groups);

    @Test
    void ofAnIdThatStandsTwiceTheLastRowCounts() {
        assertThat(oracle.expectedCount()).isEqualTo(50);
        assertThat(oracle.repeated()).isEqualTo(5);
        assertThat(oracle.withoutId()).isEqualTo(4);
        assertThat(oracle.expectedNames().get("10001")).endsWith("(新)");
        assertThat(oracle.expectedNames().get("10002")).doesNotEndWith("(新)");
        groups.repeat(10_002, Map.of("name", "again"));
        assertThat(oracle.expectedNames()).containsEntry("10002", "again");
    }

    @Test
    void whatIsKeptRightHasNoDifferences() {
        Map<String, Map<String, Object>> kept = new LinkedHashMap<>(oracle.expected());
        groups.remove(10_007);

        assertThat(oracle.differences(kept)).isEmpty();
        assertThat(oracle.expectedCount()).isEqualTo(49);
    }

    @Test
    void missingStaleAndStrangeGroupsAreNamed() {
        Map<String, Map<String, Object>> kept = new LinkedHashMap<>(oracle.expected());
        groups.change(10_010, Map.of("name", "newer"), LATER);
        int added = groups.add("new", 0, LATER);
        kept.put("7", Map.of("id", 7));

        assertThat(oracle.differences(kept))
                .hasSize(3)
                .anyMatch(sentence -> sentence.startsWith("group 10010 is kept as"))
                .contains("group " + added + " is missing", "group 7 is kept but OKKI does not list it");
        assertThat(oracle.differences(Map.of(), 1))
                .containsExactly("group 10001 is missing", "and 50 more differences");
    }

    @Test
    void theSameSeedMakesTheSameRows() {
        assertThat(OkkiGroupSeed.of(50).rows()).isEqualTo(OkkiGroupSeed.of(50).rows());
        assertThat(new OkkiGroupSeed(50, 0, 0, 7).rows()).isNotEqualTo(new OkkiGroupSeed(50, 0, 0, 8).rows());
    }
}
