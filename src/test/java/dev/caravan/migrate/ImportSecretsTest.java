package dev.caravan.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.migrate.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportSecretsTest {
    private final ImportFolder folder = new ImportFolder();

    @AfterEach
    void close() {
        folder.close();
    }

    /** Everything that an import writes and shows. */
    private String all(ImportResult result) throws IOException {
        StringBuilder text = new StringBuilder(result.toString());
        try (Stream<Path> files = Files.walk(folder.out())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(file).append(Files.readString(file));
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "appSecret",
                "access_token",
                "db_pwd",
                "PWD",
                "api_key",
                "apiKey",
                "X-Api-Key",
                "access_key",
                "AccessKeyId",
                "Authorization",
                "Set-Cookie",
                "sessionId",
                "密码"
            })
    void namesOfCredentialsAreKnown(String name) {
        assertThat(RowValues.isSecret(Map.of("field", name, "value", "s3cr3t"))).isTrue();
        assertThat(RowValues.isSecret(Map.of("field", name, "default", "s3cr3t")))
                .isTrue();
        assertThat(RowValues.isSecret(Map.of("field", name, "value", "{{token}}")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "code", "author", "FKeyId", "状态"})
    void otherNamesAreNone(String name) {
        assertThat(RowValues.isSecret(Map.of("field", name, "value", "1"))).isFalse();
    }

    @Test
    void unsupportedOptionsAreNamedWithoutTheirValues() throws IOException {
        ImportResult result = folder.run("""
            {"source": {"api": "v1/product/groups", "method": "GET", "id": "id",
                        "otherRequest": [{"field": "Signature", "value": "s3cr3t"}]},
             "target": {"api": "task.update", "otherRequest": [{"field": "Turbo", "value": "s3cr3t"}],
                        "request": [{"field": "a", "value": "{{a}}"}]}}
            """);

        assertThat(all(result))
                .contains("otherRequest Signature: operation", "otherRequest Turbo: operation")
                .doesNotContain("s3cr3t");
    }

    @Test
    void aTokenInAQueryIsNotWritten() throws IOException {
        ImportResult result = folder.run(new ImportOptions(null, null, ImportOptions.SINCE, false), """
            {"source": {"api": "getOrders?access_token=s3cr3t&v=2", "effect": "QUERY", "id": "id",
               "otherRequest": [{"field": "detailApi", "value": "getOrder?access_token=s3cr3t"}]},
             "target": {"api": "/open/save?u=a/b&api_key=s3cr3t", "effect": "EXECUTE",
               "request": [{"field": "a", "value": "{{a}}"}]}}
            """);

        assertThat(result.caseName()).isEqualTo("getorders-to-open-save");
        assertThat(all(result))
                .contains("\"getOrders\" is a name, not a path", "query: { v: \"2\" }", "query: { u: a/b }")
                .contains("access_token in the query of api looks like a credential", "api_key in the query of api")
                .contains("see at and into; its query is left out: access_token")
                .doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"request\": [{\"field\": \"apiKey\", \"value\": \"s3cr3t\"}]",
                "\"request\": [{\"field\": \"auth\", \"children\": [{\"field\": \"pwd\", \"value\": \"s3cr3t\"}]}]",
                "\"mapping\": {\"apiKey\": \"s3cr3t\"}"
            })
    void noSampleRepeatsACredential(String rows) {
        ImportResult result = folder.run("{\"api\": \"task.update\", " + rows + "}");

        assertThat(folder.out().resolve("imported/test.yaml")).doesNotExist();
        assertThat(result.findings())
                .filteredOn(finding -> finding.kind() == Kind.OPEN)
                .extracting(Finding::text)
                .anyMatch(text -> text.startsWith("there is no test.yaml: its payload would repeat"));
    }

    @Test
    void otherSamplesAreWritten() {
        folder.run("{\"api\": \"task.update\", \"request\": [{\"field\": \"token\", \"value\": \"{{token}}\"}]}");

        assertThat(List.of(folder.text("imported/test.yaml").split("\n"))).anyMatch(line -> line.contains("token-1"));
    }
}
