package dev.caravan.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.config.ConfigDocument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class YamlTextTest {
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> odd = Arbitraries.of(
                "",
                " ",
                "true",
                "null",
                "~",
                "0012",
                "1e5",
                "0x1F",
                "-",
                "- a",
                "a: b",
                "#x",
                "'",
                "\"",
                "\\",
                "{{a}}",
                "[x]",
                "&a",
                "*a",
                "!t",
                "%d",
                "@",
                "`",
                "a\nb",
                "\t",
                "\u2028",
                "\u0085",
                "\uFEFF",
                "\uD83D\uDE9A",
                "编号",
                "2024-01-31",
                "=",
                "<<");
        return Arbitraries.oneOf(
                odd, Arbitraries.strings().all().ofMaxLength(30).filter(YamlTextTest::isWhole));
    }

    /** No half of a pair: such a text cannot be written as UTF-8. */
    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }

    @Property(tries = 1000, seed = "20240101")
    void aTextReadsAsItWasWritten(@ForAll("texts") String name, @ForAll("texts") String text) {
        Map<String, Object> written =
                Map.of(name, List.of(Map.of("field", text, "children", List.of(Map.of("value", text)))));

        assertThat(ConfigDocument.read("test", YamlText.document(written)).map().plain())
                .isEqualTo(written);
    }

    @Property(tries = 300, seed = "20240101")
    void aNumberReadsAsItWasWritten(@ForAll BigDecimal number) {
        Map<String, Object> written = Map.of("n", number);

        Object read = ConfigDocument.read("test", YamlText.document(written))
                .map()
                .plain()
                .get("n");

        assertThat(new BigDecimal(String.valueOf(read))).isEqualByComparingTo(number);
    }

    @Example
    void rowsStandInOneLineWhereTheyFit() {
        Map<String, Object> row =
                RandomConfigurations.map("field", "FName", "label", "仓库名称", "value", "{{warehouseName}}");
        Map<String, Object> parent = RandomConfigurations.map("field", "FEntity", "children", List.of(row));

        assertThat(YamlText.document(Map.of("request", List.of(row, parent)))).isEqualTo("""
            request:
              - { field: FName, label: 仓库名称, value: "{{warehouseName}}" }
              - field: FEntity
                children:
                  - { field: FName, label: 仓库名称, value: "{{warehouseName}}" }
            """);
    }
}
