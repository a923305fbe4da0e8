package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    @Test
    void isTheSameForMapsThatDifferInOrderOnly() {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("formId", "BD_STOCK");
        one.put("ifExists", "update");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("ifExists", "update");
        other.put("formId", "BD_STOCK");

        assertThat(Fingerprint.of("a", one)).isEqualTo(Fingerprint.of("a", other));
    }

    @Test
    void differsWhenAValueMovesToAnotherPlace() {
        assertThat(Fingerprint.of("a", "bc")).isNotEqualTo(Fingerprint.of("ab", "c"));
        assertThat(Fingerprint.of("a", null)).isNotEqualTo(Fingerprint.of(null, "a"));
    }
}
