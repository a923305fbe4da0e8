package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.mapping.MappingExample.Result;
import org.junit.jupiter.api.Test;

class ExampleFileTest {
    private static Result tried(FieldMapping mapping, String test) {
        return ExampleFile.read("test.yaml", "tests:\n  - " + test).get(0).tryWith(mapping);
    }

    @Test
    void anExampleHoldsWhenTheWholePayloadIsTheSame() {
        FieldMapping mapping = rows("{ field: a, value: '{{x}}' }", "{ field: b.c, type: float, value: '{{n}}' }");

        assertThat(tried(mapping, "{ record: { x: 一, n: '1.50' }, payload: { b: { c: 1.5 }, a: 一 } }")
                        .holds())
                .isTrue();
        Result differs = tried(mapping, "{ name: n, record: { x: y, n: 1 }, payload: { a: z, more: 1 } }");
        assertThat(differs.holds()).isFalse();
        assertThat(differs.differences())
                .extracting(Object::toString)
                .containsExactly("a: \"z\", not \"y\"", "more: 1, not (absent)", "b: (absent), not {\"c\":1}");
    }

    @Test
    void anExampleMaySayWhyARecordFails() {
        FieldMapping mapping = rows("{ field: a, type: int, value: '{{x}}' }");

        assertThat(tried(mapping, "{ record: { x: abc }, fails: a whole number }")
                        .holds())
                .isTrue();
        assertThat(tried(mapping, "{ record: { x: abc }, fails: a date }").problem())
                .contains("but not with \"a date\"")
                .contains("a whole number");
        assertThat(tried(mapping, "{ record: { x: 1 }, fails: a date }").problem())
                .contains("must fail");
        assertThat(tried(mapping, "{ record: { x: abc }, payload: {} }").problem())
                .contains("found \"abc\"");
    }

    @Test
    void lookUpsFindTheRecordsOfTheExample() {
        FieldMapping mapping = rows(
                "{ field: bar, lookup: { in: goods, find: code, where: { no: '{{no}}', kind: { $gt: 3 } }, notFound: dead } }");

        assertThat(tried(
                                mapping,
                                "{ record: { no: A }, payload: { bar: '77' }, lookups: { goods: [ { no: A, kind: 1, code: '1' }, { no: A, kind: 4, code: '77' } ] } }")
                        .holds())
                .isTrue();
        assertThat(tried(mapping, "{ record: { no: A }, fails: case goods has no record with }")
                        .holds())
                .isTrue();
    }

    @Test
    void namesEverythingThatIsWrongWithItsPlace() {
        assertThatThrownBy(() -> ExampleFile.read(
                        "test.yaml",
                        "tests:\n  - { recrd: {}, payload: {} }\n  - { record: {}, payload: {}, fails: x }\n"))
                .hasMessageContaining("test.yaml:2:7: tests[0].recrd: unknown key \"recrd\"; did you mean \"record\"?")
                .hasMessageContaining("\"record\" is missing")
                .hasMessageContaining("test.yaml:3:5: tests[1]: an example says either");
        assertThatThrownBy(() -> ExampleFile.read("test.yaml", "tests: [{ now: 2024-01-31, record: {}, payload: {} }]"))
                .hasMessageContaining("test.yaml:1:11: tests[0].now: \"2024-01-31\" is no moment");
        assertThatThrownBy(() -> ExampleFile.read("test.yaml", "")).hasMessageContaining("\"tests\" is missing");
        assertThatThrownBy(() -> ExampleFile.read("test.yaml", "tests: 1"))
                .hasMessageContaining("expected a list, found a number");
    }
}
