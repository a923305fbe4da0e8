package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.SHANGHAI;
import static dev.caravan.mapping.MappingSamples.failure;
import static dev.caravan.mapping.MappingSamples.payload;
import static dev.caravan.mapping.MappingSamples.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.mapping.expression.ValueLanguages;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExtensionsTest {
    @Test
    void rowsNameParsersOfAUsersOwn() {
        FieldMapping mapping =
                of("{ field: a, value: '{{v}}', parser: { name: 'shout,ConvertObjectParser', params: ['!', FName] } }");

        assertThat(payload(mapping, "{\"v\":\"hey\"}")).isEqualTo("{\"a\":{\"FName\":\"HEY!\"}}");
        assertThat(payload(mapping, "{\"v\":\"nothing\"}")).isEqualTo("{}");
        assertThat(failure(mapping, "{\"v\":\"quiet\"}"))
                .isEqualTo(
                        "record K1, field a: found \"quiet\", expected a value that the parser Shout takes: too quiet");
        assertThatThrownBy(() -> of("{ field: a, value: 1, parser: { name: Shout } }"))
                .hasMessageContaining("name what to shout with");
        assertThatThrownBy(() -> of("{ field: a, value: 1, parser: { name: Shoot } }"))
                .hasMessageContaining("did you mean \"Shout\"?");
    }

    @Test
    void expressionsCallFunctionsOfAUsersOwn() {
        FieldMapping mapping = of("{ field: a, value: \"_function CONCAT(double_it({{n}}), '-', UPPER('x'))\" }");

        assertThat(payload(mapping, "{\"n\":21}")).isEqualTo("{\"a\":\"42-X\"}");
        assertThat(failure(mapping, "{\"n\":\"many\"}"))
                .isEqualTo("record K1, field a: found nothing, expected arguments that DOUBLE_IT can work with: "
                        + "\"many\" is no number");
        assertThatThrownBy(() -> of("{ field: a, value: '_function DOUBLE_IT()' }"))
                .hasMessageContaining("DOUBLE_IT does not take 0 arguments");
        assertThatThrownBy(() -> of("{ field: a, value: '_function DOUBL_IT(1)' }"))
                .hasMessageContaining("did you mean \"DOUBLE_IT\"?");
    }

    @Test
    void rowsNameALanguage() {
        FieldMapping mapping = of(
                "{ field: lines, type: array, value: lines, children: [ { field: a, type: int, language: get, value: n } ] }");

        assertThat(payload(mapping, "{\"k\":\"R\",\"lines\":[{\"n\":\"1\"},{\"n\":2}]}"))
                .isEqualTo("{\"lines\":[{\"a\":1},{\"a\":2}]}");
        assertThat(failure(mapping, "{\"k\":\"R\",\"lines\":[{}]}"))
                .isEqualTo("record K1, field lines[0].a: found nothing, expected a value that the get expression can "
                        + "work with: no n in record R");
        assertThat(problemOf("{ field: a, language: simple, value: '${body}' }"))
                .contains("the language \"simple\" is known in a Camel context only");
    }

    private static FieldMapping of(String row) {
        ValueLanguages get = (language, text) -> (content, record) -> {
            Object found = content.get(text);
            if (found == null) {
                throw new IllegalArgumentException("no " + text + " in record " + record.get("k"));
            }
            return found;
        };
        return FieldMapping.read(
                "mapping.yaml",
                "request:\n  - " + row + "\n",
                MappingEnvironment.of(SHANGHAI)
                        .with(new MappingExtensions(List.of(new DoubleIt()), List.of(new Shout()), get)));
    }

    private static final class DoubleIt implements MappingFunction {
        @Override
        public String name() {
            return "DOUBLE_IT";
        }

        @Override
        public int least() {
            return 1;
        }

        @Override
        public int most() {
            return 1;
        }

        @Override
        public @Nullable Object apply(List<@Nullable Object> arguments) {
            if (arguments.get(0) instanceof Number number) {
                return number.longValue() * 2;
            }
            throw new IllegalArgumentException("\"" + arguments.get(0) + "\" is no number");
        }
    }

    private static final class Shout implements MappingParser {
        @Override
        public String name() {
            return "Shout";
        }

        @Override
        public void check(String params) {
            if (params.isEmpty()) {
                throw new IllegalArgumentException("name what to shout with");
            }
        }

        @Override
        public @Nullable Object parse(Object value, String params) {
            if (value.equals("quiet")) {
                throw new IllegalArgumentException("too quiet");
            }
            return value.equals("nothing") ? null : value.toString().toUpperCase(Locale.ROOT) + params;
        }
    }
}
