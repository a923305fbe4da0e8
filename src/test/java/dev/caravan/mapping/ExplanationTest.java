package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.mapping;
import static dev.caravan.mapping.MappingSamples.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.Json;
import dev.caravan.mapping.expression.ExplainedField;
import dev.caravan.mapping.expression.LookUpSource;
import dev.caravan.mapping.expression.ReadValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static Explanation explain(FieldMapping mapping, String record) {
        return mapping.explain(List.of(Json.parseObject(record)), List.of("K1"), LookUpSource.NONE)
                .get(0);
    }

    @Test
    void tellsForEveryFieldItsRuleWhatWasReadAndWhatItBecame() {
        Explanation explanation = explain(mapping("""
                        request:
                          - { field: FName, label: 名称, value: "{{a.name}}-{{no}}", is_required: true }
                          - { field: FOrg, value: "100", parser: { name: ConvertObjectParser, params: FNumber } }
                        """), "{\"a\":{\"name\":\"主仓\"},\"no\":7}");

        assertThat(explanation.row().payload()).hasToString("{FName=主仓-7, FOrg={FNumber=100}}");
        ExplainedField name = explanation.fields().get(0);
        assertThat(name.field()).isEqualTo("FName");
        assertThat(name.place()).hasToString("mapping.yaml:2:5: request[0]");
        assertThat(name.rule()).isEqualTo("value: \"{{a.name}}-{{no}}\", is_required: true");
        assertThat(name.read()).containsExactly(new ReadValue("a.name", "主仓"), new ReadValue("no", 7));
        assertThat(name.value()).isEqualTo("主仓-7");
        assertThat(explanation.fields().get(1).read()).isEmpty();
        assertThat(explanation.fields().get(1).value()).hasToString("{FNumber=100}");
    }

    @Test
    void tellsWhyAFieldFailedAndStillWhatTheOthersBecame() {
        Explanation explanation = explain(
                rows(
                        "{ field: qty, type: int, value: '{{qty}}' }",
                        "{ field: no, value: '{{no}}' }",
                        "{ field: bar, lookup: { in: goods, find: code, where: { no: '{{no}}' }, notFound: dead } }"),
                "{\"qty\":\"many\",\"no\":\"A\"}");

        assertThat(explanation.row().isMapped()).isFalse();
        assertThat(explanation.fields().get(0).failure()).isEqualTo("found \"many\", expected a whole number");
        assertThat(explanation.fields().get(0).read()).containsExactly(new ReadValue("qty", "many"));
        assertThat(explanation.fields().get(1).failure()).isNull();
        assertThat(explanation.fields().get(1).value()).isEqualTo("A");
        assertThat(explanation.fields().get(2).read())
                .containsExactly(new ReadValue("no", "A"), new ReadValue("code of goods where no = \"A\"", null));
        assertThat(explanation.fields().get(2).failure()).isEqualTo("case goods has no record with no = \"A\"");
    }

    @Test
    void showsTheFieldsOfEveryElementOfAnArray() {
        Explanation explanation = explain(
                rows(
                        "{ field: lines, type: array, value: items, children: [ { field: q, type: int, value: '{{items.q}}' } ] }"),
                "{\"items\":[{\"q\":1},{\"q\":\"x\"}]}");

        assertThat(explanation.fields())
                .extracting(ExplainedField::field)
                .containsExactly("lines", "lines[0].q", "lines[1].q");
        assertThat(explanation.fields().get(0).value()).hasToString("[{q=1}, {}]");
        assertThat(explanation.fields().get(1).read()).containsExactly(new ReadValue("items.q", 1));
        assertThat(explanation.fields().get(2).failure()).contains("expected a whole number");
    }

    @Test
    void makesTheSameAsMapping() {
        FieldMapping mapping = rows("{ field: a, value: '{{x}}' }", "{ field: b, default: '1' }");
        String record = "{\"x\":\"y\"}";

        assertThat(explain(mapping, record).row())
                .isEqualTo(mapping.map(List.of(Json.parseObject(record)), List.of("K1"))
                        .get(0));
    }
}
