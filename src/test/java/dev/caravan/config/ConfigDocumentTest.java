package dev.caravan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigDocumentTest {
    private enum Style {
        PAGE_NUMBER,
        CURSOR
    }

    private static ConfigMap map(String text) {
        return ConfigDocument.read("x.yaml", text).map();
    }

    private static List<String> problemsOf(String text) {
        return catchThrowableOfType(ConfigException.class, () -> ConfigDocument.read("x.yaml", text))
                .problems()
                .stream()
                .map(ConfigProblem::toString)
                .toList();
    }

    @Test
    void readsEveryTypeStrictly() {
        ConfigMap map = map(
                "name: 仓库\nsize: 50\non: true\nwait: 30s\nstyle: page-number\nkind: a\nlist: [a, 2]\none: x\nsub: {a: '1'}\n");

        assertThat(map.text("name")).isEqualTo("仓库");
        assertThat(map.integer("size", 1, 100)).isEqualTo(50);
        assertThat(map.flag("on")).isTrue();
        assertThat(map.duration("wait")).isEqualTo(Duration.ofSeconds(30));
        assertThat(map.choice("style", Style.class)).isEqualTo(Style.PAGE_NUMBER);
        assertThat(map.oneOf("kind", List.of("a", "b"))).isEqualTo("a");
        assertThat(map.texts("list")).containsExactly("a", "2");
        assertThat(map.texts("one")).containsExactly("x");
        assertThat(map.textMap("sub")).isEqualTo(Map.of("a", "1"));
        assertThat(map.integer("none", 7, 1, 100)).isEqualTo(7);
    }

    @Test
    void keepsTheSpellingOfTexts() {
        ConfigMap map = map("a: 0012\nb: 1.10\nc: 1e3\nd: yes\ne: true\nf: '5'\n");

        assertThat(map.names().stream().map(map::text)).containsExactly("0012", "1.10", "1e3", "yes", "true", "5");
    }

    @Test
    void plainValuesAreLossless() {
        assertThat(ConfigDocument.read(
                                "x", "{a: 1.10, b: 12345678901234567890, c: true, d: ~, e: '1', f: [1, {g: 0012}]}")
                        .root()
                        .plain())
                .hasToString("{a=1.10, b=12345678901234567890, c=true, d=null, e=1, f=[1, {g=0012}]}");
        Map<String, Object> plain =
                map("{a: 1.10, b: 12345678901234567890, c: .inf}").plain();
        assertThat(plain)
                .containsEntry("a", new BigDecimal("1.10"))
                .containsEntry("b", new BigInteger("12345678901234567890"))
                .containsEntry("c", ".inf");
    }

    @Test
    void readsJsonWithTabsEscapesAndChinese() {
        ConfigMap map = map("{\n\t\"a\":\t\"x\\/y\\u4e2d\",\"b\":[1,null,true],\"仓库\":\"\"}");

        assertThat(map.text("a")).isEqualTo("x/y中");
        assertThat(map.has("仓库")).isTrue();
    }

    @Test
    void anEmptyDocumentIsAnEmptyMapAndNullCountsAsAbsent() {
        assertThat(map("# nothing\n").names()).isEmpty();
        assertThat(map("a:\nb: ~\n").has("a")).isFalse();
        assertThat(map("a:\n").optionalText("a")).isEmpty();
    }

    @Test
    void listsEveryProblemWithPlaceAndNearestName() {
        ConfigDocument document = ConfigDocument.read(
                "routes/x/mapping.yaml",
                "request:\n  - { field: a }\n  - field: b\n    parser:\n      nam: X\n      params: [1]\nsize: 5x\nwait: 30\n");
        ConfigMap map = document.map();
        map.maps("request").get(1).map("parser").allowOnly("name", "params");
        map.maps("request").get(1).map("parser").text("params");
        map.integer("size", 1, 10);
        map.duration("wait");
        map.text("key");

        ConfigException refused = catchThrowableOfType(ConfigException.class, document::throwIfInvalid);
        assertThat(refused.getMessage().lines())
                .containsExactly(
                        "routes/x/mapping.yaml:5:7: request[1].parser.nam: unknown key \"nam\"; did you mean \"name\"?"
                                + " Allowed: name, params",
                        "routes/x/mapping.yaml:6:15: request[1].parser.params: expected a single value, found a list",
                        "routes/x/mapping.yaml:7:7: size: \"5x\" is not a whole number from 1 to 10",
                        "routes/x/mapping.yaml:8:7: wait: \"30\" is not a duration; write a whole number and a unit:"
                                + " 500ms, 30s, 5m, 1h or 1d",
                        "routes/x/mapping.yaml:1:1: \"key\" is missing");
    }

    @Test
    void refusesWrongKindsLimitsAndChoices() {
        ConfigDocument document =
                ConfigDocument.read("x", "a: 11\nb: maybe\nc: cursr\nd: text\ne: {f: 1}\ng: [{h: 1}, 2]\n");
        ConfigMap map = document.map();
        assertThat(map.integer("a", 1, 10)).isEqualTo(1);
        map.flag("b", true);
        map.choice("c", Style.class);
        map.map("d");
        map.list("e");
        assertThat(map.maps("g")).hasSize(1);
        map.oneOf("d", List.of("test"));

        assertThat(document.problems().list())
                .extracting(ConfigProblem::message)
                .containsExactly(
                        "\"11\" is not a whole number from 1 to 10",
                        "\"maybe\" is neither true nor false",
                        "unknown value \"cursr\"; did you mean \"cursor\"? Allowed: page-number, cursor",
                        "expected a map of names, found a text",
                        "expected a list, found a map",
                        "expected a map of names, found a number",
                        "unknown value \"text\"; did you mean \"test\"? Allowed: test");
    }

    @Test
    void aRequiredValueOfTheWrongKindIsOneProblem() {
        ConfigDocument document = ConfigDocument.read("x", "a: [1]\n");
        document.map().text("a");

        assertThat(document.problems().list()).hasSize(1);
    }

    @Test
    void malformedTextNamesLineAndRemedy() {
        assertThat(problemsOf("a: 1\n\tb: 2\n")).containsExactly("x.yaml:2:1: a tab cannot indent YAML; use spaces");
        assertThat(problemsOf("a: 1\nb: 2\na: 3\n"))
                .containsExactly("x.yaml:3:1: a: duplicate key \"a\", first at line 1; keep one of them");
        assertThat(problemsOf("a: {{name}}\n"))
                .containsExactly("x.yaml:1:4: a: braces need quotes here: write \"{{name}}\"");
        assertThat(problemsOf("a: [1\n")).singleElement().asString().startsWith("x.yaml:2:1: malformed YAML: ");
        assertThat(problemsOf("a: b: c\n")).singleElement().asString().contains("put the value in quotes");
        assertThat(problemsOf("a: 1\n---\nb: 1\n")).singleElement().asString().contains("one file holds one document");
        assertThat(problemsOf("a: !!binary x\n")).singleElement().asString().contains("is not supported");
        assertThat(problemsOf("a: *b\n")).singleElement().asString().contains("alias");
    }

    @Test
    void aDocumentOfTheWrongShapeIsAProblem() {
        ConfigDocument document = ConfigDocument.read("x", "- 1\n");
        document.map();

        assertThatThrownBy(document::throwIfInvalid).hasMessage("x:1:1: expected a map of names, found a list");
    }

    @Test
    void refusesSizeDepthAndAnchorBombs() {
        assertThat(problemsOf("a: " + "x".repeat(1_100_000)))
                .singleElement()
                .asString()
                .contains("1 MB");
        assertThat(problemsOf("[".repeat(50_000))).singleElement().asString().contains("100 levels");
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + String.join(",", alias, alias, alias, alias) + "]\n");
        }
        assertThat(problemsOf(bomb.toString())).singleElement().asString().containsPattern("anchors|aliases");
        assertThat(problemsOf("a: &a [*a]\n")).singleElement().asString().contains("anchors");
    }

    @Test
    void aHarmlessAnchorIsResolved() {
        assertThat(map("a: &x {b: 1}\nc: *x\n").map("c").text("b")).isEqualTo("1");
    }

    @Test
    void layingOneMapOverAnotherMergesDeeplyAndKeepsPlaces() {
        ConfigMap base = ConfigDocument.read("base.yaml", "a: 1\nsub: {b: 1, c: 1}\nlist: [1, 2]\n")
                .map();
        ConfigMap merged = ConfigDocument.read("own.yaml", "sub: {c: 2}\nlist: [3]\n")
                .map()
                .over(base);

        assertThat(merged.plain()).hasToString("{a=1, sub={b=1, c=2}, list=[3]}");
        assertThat(merged.placeOf("a").file()).isEqualTo("base.yaml");
        assertThat(merged.map("sub").placeOf("c").file()).isEqualTo("own.yaml");
    }

    @Test
    void readsFilesAndNamesWhatIsWrongWithThem(@TempDir Path folder) throws IOException {
        Path good = Files.writeString(folder.resolve("good.yaml"), "a: 仓库\n");
        Path gbk = Files.write(folder.resolve("gbk.yaml"), "a: 仓库\n".getBytes(Charset.forName("GBK")));

        assertThat(ConfigDocument.read(good).map().text("a")).isEqualTo("仓库");
        assertThatThrownBy(() -> ConfigDocument.read(gbk)).hasMessageContaining("gbk.yaml: the file is not UTF-8");
        assertThatThrownBy(() -> ConfigDocument.read(folder.resolve("none.yaml")))
                .hasMessageContaining("no such file");
    }
}
