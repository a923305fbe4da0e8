package dev.caravan.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.migrate.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an import drops or changes is said, and what it can mend is mended. */
class ImportFindingsTest {
    private static final String SCHEME = "66da8241-98f4-39f9-8fee-cac02e30e532";
    private static final String GROUPS = "{\"api\": \"v1/product/groups\", \"method\": \"GET\", \"id\": \"id\"}";

    private final ImportFolder folder = new ImportFolder();

    @AfterEach
    void close() {
        folder.close();
    }

    private void given(String file, String text) throws IOException {
        Path path = folder.out().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static List<String> texts(ImportResult result, Kind kind) {
        return result.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .map(Finding::text)
                .toList();
    }

    @Test
    void rowsBesideFieldKeysAreAskedForToo() {
        ImportResult result = folder.run("""
            {"api": "ExecuteBillQuery", "effect": "QUERY", "id": "FNumber", "request": [
              {"field": "FormId", "value": "BD_MATERIAL"}, {"field": "FieldKeys", "value": "FMATERIALID, FNumber"},
              {"field": "FNumber", "value": ""}, {"field": "FBaseUnitId_FNumber", "value": ""}]}
            """);

        assertThat(folder.text("imported/source.yaml")).contains("\"FMATERIALID, FNumber,FBaseUnitId.FNumber\"");
        assertThat(texts(result, Kind.CHANGED))
                .contains("FieldKeys asks for FBaseUnitId.FNumber too, which are rows of request");
    }

    @Test
    void anEntryThatStoodOpenIsFilledInByItsScheme() throws IOException {
        given("schemes.yaml", "# mine\n\"" + SCHEME + "\": scheme-66da8241 # depots\nother: case\n");

        ImportResult result = folder.run("{\"uuid\": \"" + SCHEME + "\", \"source\": " + GROUPS + "}");

        assertThat(folder.text("schemes.yaml"))
                .isEqualTo("# mine\n\"" + SCHEME + "\": imported # depots\nother: case\n");
        assertThat(folder.text("schemes.yaml.old")).contains("scheme-66da8241");
        assertThat(texts(result, Kind.CHANGED))
                .contains("scheme " + SCHEME + " is imported, which was scheme-66da8241 until now");
    }

    @Test
    void anEntryThatCannotBeFilledInIsNamed() throws IOException {
        given("schemes.yaml", "{\"" + SCHEME + "\": scheme-66da8241, other: case}\n");

        ImportResult result = folder.run("{\"uuid\": \"" + SCHEME + "\", \"source\": " + GROUPS + "}");

        assertThat(texts(result, Kind.OPEN))
                .contains("scheme-66da8241 still stands for scheme " + SCHEME + ": write imported instead");
    }

    @Test
    void anEntryThatMayBeThisSchemesIsNamed() throws IOException {
        given("schemes.yaml", "\"" + SCHEME + "\": scheme-66da8241\n");

        ImportResult result = folder.run(GROUPS);

        assertThat(texts(result, Kind.OPEN))
                .anyMatch(text -> text.startsWith("scheme-66da8241 still stands for scheme " + SCHEME));
        assertThat(folder.text("schemes.yaml")).contains("scheme-66da8241");
    }

    @Test
    void aSchemeThatLooksUpItselfNeedsNoOther() {
        ImportResult result = folder.run("{\"uuid\": \"" + SCHEME
                + "\", \"target\": {\"api\": \"task.update\", \"request\": ["
                + "{\"field\": \"a\", \"value\": \"_findCollection find x from " + SCHEME + " where y={{z}}\"}]}}");

        assertThat(texts(result, Kind.OPEN)).noneMatch(text -> text.contains(SCHEME));
        assertThat(folder.text("schemes.yaml")).contains("\"" + SCHEME + "\": imported");
    }

    @Test
    void aDayOfTheMonthOrOfTheWeekIsOpen() {
        ImportResult result = folder.run("{\"crontab\": \"0 8 1 * 1\", \"source\": " + GROUPS + "}");

        assertThat(texts(result, Kind.OPEN))
                .anyMatch(text -> text.startsWith(
                        "crontab 0 8 1 * 1 has no equal in Quartz: the case runs once an hour, cron: 0 "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        500                    | pageSize: "500"   |
        {PAGINATION_PAGE_SIZE} |                   | limit: paging fills it; the page size is pageSize of pull
        ''                     |                   | limit: paging fills it; the page size is pageSize of pull
        0                      |                   | limit: paging fills it; the page size is pageSize of pull
        50000                  | pageSize: "10000" | limit 50000 is pageSize: 10000 of pull, the largest page
        """)
    void aLimitOfAStatementIsTakenWhenItIsANumber(String limit, String pull, String told) {
        ImportResult result =
                folder.run("{\"api\": \"select\", \"effect\": \"QUERY\", \"id\": \"id\", \"otherRequest\": ["
                        + "{\"field\": \"main_sql\", \"value\": \"select id from goods\"},"
                        + "{\"field\": \"limit\", \"value\": \"" + limit + "\"}]}");

        String route = folder.text("imported/route.camel.yaml");
        assertThat(route.contains("pageSize")).isEqualTo(pull != null);
        assertThat(route).contains(pull == null ? "" : pull);
        assertThat(texts(result, Kind.CHANGED)).anyMatch(text -> told == null || text.equals(told));
    }

    @Test
    void aLimitOfATargetIsNoted() {
        ImportResult result = folder.run("""
            {"api": "batchexecute", "effect": "EXECUTE", "otherRequest": [
              {"field": "main_sql", "value": "INSERT INTO goods (id) VALUES"}, {"field": "limit", "value": "500"}],
             "request": [{"field": "id", "value": "{{id}}"}]}
            """);

        assertThat(texts(result, Kind.CHANGED)).anyMatch(text -> text.startsWith("limit is left out: rows-per-call"));
    }

    @Test
    void aProfileThatCannotBeReadIsNamedOnce() throws IOException {
        given("vendors/mine.yaml", "extends: nobody\n");

        ImportResult result = folder.run(
                "{\"source\": {\"api\": \"my.get\", \"effect\": \"QUERY\", \"id\": \"id\"}, \"target\":"
                        + " {\"api\": \"my.save\", \"effect\": \"EXECUTE\", \"request\": [{\"field\": \"a\", \"value\": \"{{a}}\"}]}}");

        assertThat(texts(result, Kind.UNSUPPORTED))
                .filteredOn(text -> text.startsWith("this profile cannot be read"))
                .singleElement()
                .asString()
                .contains("nobody");
    }
}
