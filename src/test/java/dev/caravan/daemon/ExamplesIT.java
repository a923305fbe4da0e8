package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.daemon.CommandWorld.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesIT {
    private static final String CASE = "jackyun-warehouse-to-k3cloud";

    @TempDir
    private Path temp;

    @Test
    void theShippedExamplesHold() {
        Outcome test = CommandWorld.execute("test", "--routes=routes");

        assertThat(test.out()).contains(CASE + ": 2 of 2 examples hold").doesNotContain("✗");
        assertThat(test.code()).isZero();
    }

    @Test
    void showsWhereAPayloadHasBecomeDifferent() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE);
        cases.edit(CASE + "/mapping.yaml", "field: FStockProperty", "field: FStockPropert");

        Outcome test = cases.caravan("test", CASE);
        assertThat(test.code()).isEqualTo(2);
        assertThat(test.out())
                .contains("✗ " + CASE + ", a warehouse of the organization I0134 (routes/" + CASE + "/test.yaml:3:5)")
                .containsPattern("FStockProperty +\"1\" +\\(absent\\)")
                .containsPattern("FStockPropert +\\(absent\\) +\"1\"")
                .contains("1 of 2 examples hold");
    }

    @Test
    void aBrokenFileFailsWithItsPlace() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE);
        cases.write(CASE + "/test.yaml", "tests: [{ record: 1, payload: {} }]");

        Outcome test = cases.caravan("test");
        assertThat(test.code()).isEqualTo(1);
        assertThat(test.err()).contains("test.yaml:1:19: tests[0].record: expected a map of names, found a number");
        assertThat(cases.caravan("test", "nothing").err()).contains("There is no test.yaml in routes/nothing");
    }

    @Test
    void aCaseThatCannotBeTriedDoesNotHideTheOthers() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE);
        cases.write("a-broken/route.camel.yaml", "[]");
        cases.write("a-broken/mapping.yaml", "request: [{ field: a, vale: 1 }]");
        cases.write("a-broken/test.yaml", "tests: [{ record: {}, payload: {} }]");

        Outcome test = cases.caravan("test");
        assertThat(test.code()).isEqualTo(1);
        assertThat(test.err()).contains("did you mean \"value\"?");
        assertThat(test.out()).contains(CASE + ": 2 of 2 examples hold");
    }

    @Test
    void anExampleSaysWhatTimeItIs() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE);
        cases.write(CASE + "/mapping.yaml", "request: [{ field: at, type: int, value: '{{CURRENT_TIME}}' }]");
        cases.write(CASE + "/test.yaml", "tests: [{ now: 1970-01-01T08:00:07+08:00, record: {}, payload: { at: 7 } }]");

        assertThat(cases.caravan("test").out()).contains("1 of 1 examples hold");
    }
}
