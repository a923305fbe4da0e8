package dev.caravan.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldPathTest {
    private static final Map<String, Object> RECORD = Json.parseObject(
            "{\"编码\":\"W1\",\"-1\":5,\"27963\":\"g\",\"a\":{\"b\":{\"c\":1},\"n\":null},\"x.y\":\"whole\",\"x\":{\"y\":\"nested\"},"
                    + "\"l\":[{\"q\":7},3],\"e.f\":null}");

    private static Object get(String name) {
        return FieldPath.of(name).get(RECORD);
    }

    @Test
    void findsPlainNumericChineseAndNestedNames() {
        assertThat(get("编码")).isEqualTo("W1");
        assertThat(get("-1")).isEqualTo(5);
        assertThat(get("27963")).isEqualTo("g");
        assertThat(get("a.b.c")).isEqualTo(1);
    }

    @Test
    void aNameThatIsLiterallyDottedWins() {
        assertThat(get("x.y")).isEqualTo("whole");
    }

    @Test
    void picksElementsOfListsByPosition() {
        assertThat(get("l.0.q")).isEqualTo(7);
        assertThat(get("l.1")).isEqualTo(3);
        assertThat(get("l.2")).isNull();
        assertThat(get("l.q")).isNull();
    }

    @Test
    void tellsNullFromAbsent() {
        assertThat(get("a.n")).isNull();
        assertThat(FieldPath.of("a.n").isPresent(RECORD)).isTrue();
        assertThat(FieldPath.of("e.f").isPresent(RECORD)).isTrue();
        assertThat(FieldPath.of("a.z").isPresent(RECORD)).isFalse();
        assertThat(FieldPath.of("编码.z").isPresent(RECORD)).isFalse();
        assertThat(FieldPath.of("l.0").isPresent(RECORD)).isTrue();
        assertThat(FieldPath.of("").isPresent(RECORD)).isFalse();
    }
}
