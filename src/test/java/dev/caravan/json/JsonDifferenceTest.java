package dev.caravan.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonDifferenceTest {
    private static List<String> between(String left, String right) {
        return JsonDifference.between(Json.parse(left), Json.parse(right)).stream()
                .map(JsonDifference::toString)
                .toList();
    }

    @Test
    void orderOfNamesAndSpellingOfNumbersDoNotMatter() {
        assertThat(between("{\"a\":1,\"b\":[1.0,1e2]}", "{\"b\":[1,100],\"a\":1.00}"))
                .isEmpty();
        assertThat(between("9007199254740993", "9007199254740992")).hasSize(1);
    }

    @Test
    void aNumberIsNoTextAndTextsAreComparedExactly() {
        assertThat(between("{\"a\":\"1\"}", "{\"a\":1}")).containsExactly("a: \"1\", not 1");
        assertThat(between("{\"a\":\"1.0\"}", "{\"a\":\"1\"}")).containsExactly("a: \"1.0\", not \"1\"");
        assertThat(between("{\"a\":true}", "{\"a\":\"true\"}")).containsExactly("a: true, not \"true\"");
    }

    @Test
    void namesEveryPlaceAndWhatOneSideLacks() {
        assertThat(between("{\"a\":{\"b\":[{\"c\":1},{\"c\":2}],\"x\":null}}", "{\"a\":{\"b\":[{\"c\":1,\"d\":3}]}}"))
                .containsExactly(
                        "a.b[0].d: (absent), not 3", "a.b[1]: {\"c\":2}, not (absent)", "a.x: null, not (absent)");
        assertThat(between("[]", "{}")).containsExactly("[], not {}");
        assertThat(between("null", "null")).isEmpty();
    }
}
