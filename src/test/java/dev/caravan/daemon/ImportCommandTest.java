package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportCommandTest {
    @TempDir
    private Path folder;

    private CommandWorld.Outcome importText(String text, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("scheme.json"), text);
        List<String> arguments = new ArrayList<>(List.of("import", file.toString(), "--out", routes().toString()));
        arguments.addAll(List.of(options));
        return CommandWorld.execute(arguments.toArray(String[]::new));
    }

    private Path routes() {
        return folder.resolve("routes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``                                              | scheme.json:1:1: this is no configuration of 轻易云
        `{`                                             | scheme.json:1:2
        `hello`                                         | scheme.json:1:1: this is no configuration of 轻易云
        `[1, 2]`                                        | scheme.json:1:1: this is no configuration of 轻易云
        `{"name": "x"}`                                 | scheme.json:1:1: this is no configuration of 轻易云
        `{"api": "x", "request": 7}`                    | scheme.json:1:1: is this a source or a target? Say so: "effect"
        `{"api": "a.get", "request": {"field": "x"}}`   | scheme.json:1:29: request: expected a list, found a map
        `{"api": "a.get", "api": "b.get"}`              | scheme.json:1:18: api: duplicate key "api"
        `[{"effect": "QUERY", "api": "a"}, {"effect": "QUERY", "api": "b"}]` | a second source, the first is at
        """)
    void saysWhereAndWhyAFileIsNoConfiguration(String text, String told) throws IOException {
        CommandWorld.Outcome outcome = importText(text, "--name", "x");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains(told).doesNotContain("Exception");
        assertThat(routes()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --cron  | 99 99 * * *         | --cron: "99 99 * * *": the minute is "99", allowed are 0 to 59; nothing was written
        --cron  | hourly              | --cron: "hourly" has 1 fields
        --cron  | 0 6 1 * 2           | --cron: "0 6 1 * 2" has no equal in Quartz
        --since | gestern             | --since: "gestern" is no date such as 2020-01-01
        --since | 2020-01-01 99:00:00 | --since: "2020-01-01 99:00:00" is no date
        """)
    void refusesOptionsThatNoCaseCouldBeLoadedWith(String option, String value, String told) throws IOException {
        CommandWorld.Outcome outcome = importText("{\"api\": \"v1/product/groups\", \"id\": \"id\"}", option, value);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains(told);
        assertThat(routes()).doesNotExist();
    }

    @Test
    void theNextStepNamesTheFolder() throws IOException {
        assertThat(importText(
                                "{\"api\": \"v1/product/groups\", \"method\": \"GET\", \"id\": \"id\"}",
                                "--name",
                                "groups")
                        .out())
                .contains("caravan preview groups --routes " + routes());
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        CommandWorld.Outcome outcome =
                CommandWorld.execute("import", folder.resolve("none.json").toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("none.json: there is no such file");
    }

    @Test
    void refusesACaseThatIsThereAlready() throws IOException {
        importText("{\"api\": \"v1/product/groups\", \"method\": \"GET\", \"id\": \"id\"}", "--name", "groups");
        Path route = routes().resolve("groups/route.camel.yaml");
        Files.writeString(route, "# mine\n");

        CommandWorld.Outcome outcome =
                importText("{\"api\": \"v1/product/groups\", \"method\": \"GET\", \"id\": \"id\"}", "--name", "groups");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("there is a case of this name already, and nothing was written", "--force");
        assertThat(route).hasContent("# mine\n");
    }

    @Test
    void writesACaseWhoseProfileHasToBeMendedAndSaysWhy() throws IOException {
        CommandWorld.Outcome outcome = importText("""
            {"api": "/open/orders", "effect": "QUERY", "method": "GET", "id": "{{id}}"}
            """, "--name", "orders");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).contains("scheme.json:1:1: the case does not load until this is changed: vendors/");
        assertThat(routes().resolve("orders/route.camel.yaml")).exists();
        assertThat(routes().resolve("caravan.properties"))
                .content()
                .contains("caravan.connection.orders-source.vendor = orders-source");
    }

    @Test
    void keepsWhatForceReplaces() throws IOException {
        String groups = "{\"api\": \"v1/product/groups\", \"method\": \"GET\", \"id\": \"id\"}";
        importText(groups, "--name", "groups");
        Path route = routes().resolve("groups/route.camel.yaml");
        String first = Files.readString(route);
        Files.writeString(route, "# mine\n");

        importText(groups, "--name", "groups", "--force");

        assertThat(route).hasContent(first);
        assertThat(routes().resolve("groups/route.camel.yaml.old")).hasContent("# mine\n");
        assertThat(routes().resolve("groups/source.yaml.old"))
                .as("it was the same")
                .doesNotExist();
    }

    @Test
    void addsToSettingsAndSchemesAndLeavesTheRest() throws IOException {
        Files.createDirectories(routes());
        String settings = "# mine\ncaravan.connection.shop.vendor = okki\n";
        Files.writeString(routes().resolve("caravan.properties"), settings);
        Files.writeString(routes().resolve("schemes.yaml"), "# mine\nother: case");

        importText("""
            {"source": {"api": "v1/product/groups", "method": "GET", "id": "id"},
             "target": {"api": "task.update", "request": [
               {"field": "a", "value": "_findCollection find x from 66da8241-98f4-39f9-8fee-cac02e30e532 where y={{z}}"}]}}
            """, "--name", "groups");

        assertThat(Files.readString(routes().resolve("groups/route.camel.yaml")))
                .contains("pull:shop/v1/product/groups");
        assertThat(Files.readString(routes().resolve("caravan.properties")))
                .startsWith(settings)
                .contains("caravan.connection.banniu.access-token = {{env:BANNIU_ACCESS_TOKEN:}}")
                .doesNotContain("caravan.connection.okki");
        assertThat(Files.readString(routes().resolve("schemes.yaml")))
                .isEqualTo("# mine\nother: case\n\"66da8241-98f4-39f9-8fee-cac02e30e532\": scheme-66da8241\n");
    }

    @Test
    void leavesAProfileOfYoursAsItIs() throws IOException {
        Files.createDirectories(routes().resolve("vendors"));
        Files.writeString(routes().resolve("vendors/jackyun.yaml"), "label: mine\n");

        CommandWorld.Outcome outcome =
                importText("{\"api\": \"erp.order.get\", \"effect\": \"QUERY\", \"id\": \"no\"}", "--name", "orders");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).contains("vendors/jackyun.yaml is yours and was left as it is: move what");
        assertThat(routes().resolve("vendors/jackyun.yaml")).hasContent("label: mine\n");
        assertThat(Files.readString(routes().resolve("orders/jackyun.vendor.yaml")))
                .contains("erp.order.get:");
    }

    @Test
    void readsWhatStandsBesideTheTwoHalves() throws IOException {
        importText("""
            ```json
            {"name": "仓库", "uuid": "255f7565-c782-3985-9020-59aa6a647e61", "source_crontab": "4-59/31 6-23 * * *",
             "target_crontab": "32-59/41 6-23 * * *",
             "source": {"api": "/v1/product/groups", "method": "GET", "id": "id"},
             "target": {"api": "写入空操作"}}
            ```
            """, "--name", "groups");

        assertThat(Files.readString(routes().resolve("groups/route.camel.yaml")))
                .contains("# 仓库. Imported from scheme.json", "cron: \"0 4-59/31 6-23 * * ?\"", "final: true");
        assertThat(Files.readString(routes().resolve("schemes.yaml")))
                .contains("\"255f7565-c782-3985-9020-59aa6a647e61\": groups");
    }

    @Test
    void makesChildrenOfFlatRows() throws IOException {
        importText("""
            {"api": "task.update", "request": [
              {"field": "contents", "type": "object", "id": "7", "parent": null, "value": null},
              {"field": "code", "parent": "7", "value": "{{code}}"},
              {"field": "lost", "parent": "nobody", "value": "{{x}}"}]}
            """, "--name", "flat");

        assertThat(Files.readString(routes().resolve("flat/mapping.yaml"))).contains("""
              - field: contents
                type: object
                children:
                  - { field: code, value: "{{code}}" }
              - { field: lost, value: "{{x}}" }
            """);
        assertThat(Files.readString(routes().resolve("flat/report.md")))
                .contains("no row is \"nobody\", which lost names as its parent");
    }

    @Test
    void namesWhatItCannotCarryOverWithItsPlace() throws IOException {
        CommandWorld.Outcome outcome = importText("""
            {"api": "task.update", "retryPolicy": {"times": 3},
             "otherRequest": [{"field": "Turbo", "value": "on"}],
             "request": [{"field": "a", "value": "{{a}}", "writeMode": "append"},
                         {"field": "b", "value": "{{b}}", "parser": {"name": "FanweiParser"}}]}
            """, "--name", "odd");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out())
                .contains(
                        "scheme.json:1:24: retryPolicy: unknown key \"retryPolicy\": it is not in the case, nor is what is"
                                + " in it: \"times\"")
                .contains(
                        "scheme.json:2:19: otherRequest[0]: otherRequest Turbo: operation task.update has no such option")
                .contains("scheme.json:3:47: request[0].writeMode: unknown key \"writeMode\"")
                .contains(
                        "scheme.json:4:14: request[1]: the case does not load until this is changed: odd/mapping.yaml:4:")
                .contains("unknown parser \"FanweiParser\"");
    }

    @Test
    void importsStatementsOfDatabases() throws IOException {
        importText("""
            {"source": {"api": "select", "effect": "QUERY", "id": "id", "otherRequest": [
               {"field": "main_sql", "value": "select id, name from goods"}, {"field": "limit", "value": "500"}]},
             "target": {"api": "batchexecute", "effect": "EXECUTE", "otherRequest": [
               {"field": "main_sql", "value": "INSERT INTO goods (id, name) VALUES"}, {"field": "limit", "value": "500"}],
               "request": [{"field": "id", "value": "{{id}}"}, {"field": "name", "value": "{{name}}"}]}}
            """, "--name", "goods");

        assertThat(Files.readString(routes().resolve("goods/route.camel.yaml")))
                .contains("pull:jdbc/select", "pageSize: \"500\", key: id", "push:jdbc/batchexecute");
        assertThat(Files.readString(routes().resolve("goods/source.yaml"))).contains("field: sql");
        new ImportWorld(folder).load("goods");
    }

    @Test
    void keepsCredentialsOutOfTheReport() throws IOException {
        CommandWorld.Outcome outcome = importText("""
            {"api": "task.update", "otherRequest": [{"field": "appSecret", "value": "s3cr3t"}],
             "request": [{"field": "a", "value": "{{a}}"}]}
            """, "--name", "leaky");

        assertThat(outcome.all()).contains("appSecret looks like a credential").doesNotContain("s3cr3t");
        assertThat(Files.readString(routes().resolve("leaky/report.md"))).doesNotContain("s3cr3t");
    }

    @Test
    void aBrokenProfileOfAnotherVendorDoesNotMatter() throws IOException {
        Files.createDirectories(routes().resolve("vendors"));
        Files.writeString(routes().resolve("vendors/mine.yaml"), "extends: nobody\n");

        CommandWorld.Outcome outcome =
                importText("{\"api\": \"v1/product/groups\", \"method\": \"GET\", \"id\": \"id\"}", "--name", "groups");

        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void describesAnApiOfNobodyAsFarAsItsConfigurationDoes() throws IOException {
        importText("""
            {"api": "/open/orders?v=2", "effect": "QUERY", "method": "GET", "id": "no",
             "request": [{"field": "from", "value": "{{LAST_SYNC_TIME}}000"}, {"field": "to", "value": "{{CURRENT_TIME}}000"},
                         {"field": "page", "value": "{{PAGINATION_START_PAGE}}"}, {"field": "size", "value": "50"}],
             "otherResponse": [{"field": "DataKey", "value": "data.list"}],
             "otherRequest": [{"field": "detailApi", "value": "/open/order"}]}
            """, "--name", "orders");

        assertThat(Files.readString(routes().resolve("vendors/orders-source.yaml")))
                .endsWith("""
            check: open/orders
            operations:
              open/orders:
                kind: read
                method: GET
                query: { v: "2" }
                encoding: query
                records: { at: data.list, key: "no" }
                paging: { style: page-number, page: page, first: 1, size: size, default-size: 50, max-size: 1000, stop: empty-page }
                windows: { modified: { from: from, to: to, format: epoch-millis, granularity: "1s", overlap: "1s", slice: none } }
              open/order: { kind: read }
            """);
        assertThat(Files.readString(routes().resolve("orders/route.camel.yaml")))
                .contains(
                        "pull:orders-source/open/orders\", parameters: { pageSize: 50, window: modified, since: \"2020-01-01\" }");
    }
}
