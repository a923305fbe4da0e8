package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.daemon.CommandWorld.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintIT {
    private static final String CASE = "jackyun-warehouse-to-k3cloud";

    private static final String WRONG = """
            request:
              - { field: FName, labl: 名称, value: "{{warehouseName}}" }
              - { field: FNumber, label: [编码], value: "{{warehouseCode}}" }
              - { field: FOrg, value: I0134, parser: { name: ConvertObjectParsr, params: FNumber } }
              - { field: FQty, type: itn, value: abc }
              - { field: FNote, value: "{{note" }
            condition: []
            """;

    @TempDir
    private Path temp;

    private static List<String> findings(Outcome outcome) {
        return outcome.out().lines().filter(line -> !line.startsWith("Cases ")).toList();
    }

    @Test
    void theShippedCasesAreCleanWithoutAnyAccount() {
        Outcome lint = CommandWorld.execute("lint", "--routes=routes");

        assertThat(lint.out()).endsWith("problems 问题 0, warnings 警告 0\n").hasLineCount(1);
        assertThat(lint.code()).isZero();
    }

    @Test
    void aMappingInShortNeedsNoRows() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE);
        cases.write(CASE + "/mapping.yaml", "mapping: { FName: '{{warehouseName}}', FNumber: '{{warehouseCode}}' }");
        Files.delete(temp.resolve("routes").resolve(CASE).resolve("test.yaml"));

        assertThat(findings(cases.caravan("lint", CASE))).isEmpty();
    }

    @Test
    void everyProblemOfAMappingHasItsPlaceItsRuleAndTheNearestName() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE);
        cases.write(CASE + "/mapping.yaml", WRONG);

        Outcome lint = cases.caravan("lint", CASE);

        assertThat(lint.code()).isEqualTo(1);
        String file = "routes/" + CASE + "/mapping.yaml:";
        assertThat(findings(lint))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith(
                                        file + "2:21: request[0].labl: unknown key \"labl\"; did you mean \"label\"?")
                                .endsWith(" [unknown-key]"),
                        two -> assertThat(two)
                                .isEqualTo(file + "3:30: request[1].label: expected [string, number, boolean, null],"
                                        + " found array [schema]"),
                        three -> assertThat(three)
                                .contains("did you mean \"ConvertObjectParser\"?")
                                .endsWith(" [parser]"),
                        four -> assertThat(four)
                                .startsWith(file + "5:20: ")
                                .contains("did you mean \"int\"?")
                                .endsWith(" [type]"),
                        five -> assertThat(five)
                                .startsWith(file + "6:28: ")
                                .contains("does not close it")
                                .endsWith(" [value]"),
                        six -> assertThat(six)
                                .startsWith(file + "7:1: ")
                                .contains("put it into source.yaml")
                                .endsWith(" [misplaced-key]"));
    }

    @Test
    void conditionsAndRequestsOfSourcesAreChecked() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, "tplus-inventory");
        cases.write("tplus-inventory/source.yaml", """
                request: [{ field: SelectFields, valu: "ID" }]
                condition: [[{ field: Disabled, logic: eqq, value: "false" }]]
                """);

        assertThat(findings(cases.caravan("lint")))
                .satisfiesExactly(
                        one -> assertThat(one).contains("source.yaml:1:34: ").endsWith(" [unknown-key]"),
                        two -> assertThat(two)
                                .contains(
                                        "source.yaml:2:33: condition[0][0].logic: unknown logic \"eqq\"; did you mean \"eq\"?")
                                .endsWith(" [condition]"));

        cases.write("tplus-inventory/source.yaml", "otherRequest: [{ field: dataKy, value: param }]\n");
        assertThat(findings(cases.caravan("lint"))).singleElement().asString().contains("did you mean \"dataKey\"?");
    }

    @Test
    void routesAreCheckedWithTheirProfiles() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, "xingchen-stores", CASE);
        cases.edit("xingchen-stores/route.camel.yaml", "push:appdb", "push:apdb");
        cases.edit(CASE + "/route.camel.yaml", "batchSize: 100", "batchSiz: 100");

        assertThat(findings(cases.caravan("lint")))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .contains(CASE + "/route.camel.yaml:")
                                .contains("unknown option \"batchSiz\"; did you mean \"batchSize\"?")
                                .endsWith(" [route]"),
                        two -> assertThat(two)
                                .contains("xingchen-stores/route.camel.yaml:")
                                .contains("connection \"apdb\" is not configured: did you mean \"appdb\"?"));
    }

    @Test
    void settingsProfilesAndExamplesAreChecked() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE);
        cases.edit("caravan.properties", "caravan.connection.k3cloud.app-id", "caravan.connection.k3cloud.ap-id");
        cases.write("vendors/jackyun.yaml", "labl: 吉客云\n");
        cases.write(CASE + "/test.yaml", "tests:\n  - { record: {}, paylod: {} }\n");

        assertThat(findings(cases.caravan("lint")))
                .anySatisfy(one -> assertThat(one)
                        .contains("caravan.properties:")
                        .contains("did you mean \"caravan.connection.k3cloud.app-id\"?")
                        .endsWith(" [setting]"))
                .anySatisfy(one -> assertThat(one)
                        .contains("vendors/jackyun.yaml:1:1: labl: ")
                        .endsWith(" [unknown-key]"))
                .anySatisfy(one -> assertThat(one).contains("test.yaml:2:19: ").contains("did you mean \"payload\"?"));
    }

    @Test
    void whatHasNoEffectAndWhatTheExamplesLackIsAWarning() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE);
        cases.edit(CASE + "/mapping.yaml", "{{warehouseName}}\", is_required: true", "{{warehouseNam}}\"");
        cases.edit(CASE + "/mapping.yaml", "otherRequest:", "response: []\notherRequest:");

        Outcome lint = cases.caravan("lint");
        assertThat(lint.code()).isZero();
        assertThat(findings(lint))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .contains("mapping.yaml:3:")
                                .contains(
                                        "warning: the source field \"warehouseNam\" is absent in all records of test.yaml;"
                                                + " did you mean \"warehouseName\"?")
                                .endsWith(" [absent-field]"),
                        two -> assertThat(two)
                                .contains("warning: \"response\" has no effect")
                                .endsWith(" [no-effect]"));
    }

    @Test
    void halfACaseIsCheckedAsFarAsItGoes() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE);
        Files.delete(cases.folder.resolve(CASE + "/route.camel.yaml"));
        cases.write(CASE + "/mapping.yaml", "request:\n\t- a\n");

        assertThat(findings(cases.caravan("lint", CASE)))
                .singleElement()
                .asString()
                .contains("mapping.yaml:2:1: ")
                .contains("use spaces")
                .endsWith(" [syntax]");
    }

    @Test
    void aFileThatCannotBeReadDoesNotHideTheOtherCases() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE, "tplus-inventory");
        Files.delete(cases.folder.resolve(CASE + "/route.camel.yaml"));
        Files.createDirectories(cases.folder.resolve(CASE + "/route.camel.yaml"));
        cases.write("tplus-inventory/mapping.yaml", "request:\n\t- a\n");

        assertThat(findings(cases.caravan("lint")))
                .anyMatch(line -> line.startsWith("routes/" + CASE + "/route.camel.yaml: cannot be read: "))
                .anyMatch(line -> line.startsWith("routes/tplus-inventory/mapping.yaml:2:1: "));
    }

    @Test
    void anUnknownCaseIsNamed() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE);

        Outcome lint = cases.caravan("lint", CASE + "s");
        assertThat(lint.code()).isEqualTo(1);
        assertThat(lint.err()).contains("did you mean " + CASE + "?");
        assertThat(CommandWorld.execute("lint", "--routes=" + temp.resolve("none"))
                        .code())
                .isEqualTo(1);
    }
}
