package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.config.ConfigDocument;
import dev.caravan.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published examples of 轻易云 become cases that load, and that send what 轻易云 would have sent. */
class ImportedExamplesIT {
    @TempDir
    private Path folder;

    private ImportWorld world;

    @BeforeEach
    void stageWhatIsLookedUp() throws IOException {
        world = new ImportWorld(folder);
        world.scheme("a97d423e-52f5-3d6f-9f94-39a9f43f2bd5", "goods");
        world.scheme("66da8241-98f4-39f9-8fee-cac02e30e532", "materials");
        world.scheme("d36b5c74-bdf8-3bcb-a345-22dac34d52aa", "materials");
        world.scheme("255f7565-c782-3985-9020-59aa6a647e61", "customers");
        world.scheme("e63fcb86-2968-3715-a33f-d36010737265", "depots");
        world.scheme("b008d61b-2b91-3c0b-8c91-64c893bd6c7c", "customers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "12", "13", "18", "20", "22", "26", "32",
                "36", "44", "51"
            })
    void anExampleBecomesACaseThatLoads(String number) throws IOException {
        CommandWorld.Outcome outcome = world.importAs("imported-" + number, number);

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).doesNotContain("does not load").contains("Half a case");
        world.load("imported-" + number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "04", "22", "26", "32", "36", "44"})
    void aTargetSendsWhatThePlatformWouldHaveSent(String number) throws IOException {
        world.importAs("imported", number);
        Map<String, Object> expected = ImportWorld.expected(number);

        Map<String, Object> sent =
                world.sent("imported", record(expected), ImportWorld.staged(expected.get("lookups")));

        assertThat(Json.write(sent)).isEqualTo(Json.write(expected.get("payload")));
        assertThat(world.mapping("imported").options()).isEqualTo(expected.getOrDefault("options", Map.of()));
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    private static Map<String, Object> record(Map<String, Object> expected) {
        return (Map<String, Object>) expected.get("record");
    }

    @Test
    void aSourceAndATargetBecomeAWholeCase() throws IOException {
        CommandWorld.Outcome outcome = world.importAs("warehouses", "01", "02");

        assertThat(outcome.out()).contains("A whole case");
        world.load("warehouses");
        assertThat(world.text("warehouses", "report.md"))
                .contains("the profile wraps what 轻易云's adapter wraps: FCreateOrgId, FUseOrgId become {\"FNumber\": …}")
                .contains("[I] there is no FormId; the fields are those of BD_STOCK")
                .contains("[I] condition_bk")
                .contains("gmtModifiedStart, gmtModifiedEnd: filled by window: modified")
                .contains("condition is the option where of stage: isBlockup = '0'");
    }

    @Test
    void anEmptyWriteKeepsWhatItsSourceReads() throws IOException {
        world.importAs("groups", "07", "08");

        world.load("groups");
        assertThat(world.text("groups", "route.camel.yaml"))
                .contains("{ key: id, number: name, final: true }")
                .doesNotContain("deliver");
    }

    @Test
    void fragmentsThatHaveNoKeyInCommonAreOneSource() throws IOException {
        world.importAs("remedied", "07", "20", "51");

        assertThat(world.text("remedied", "source.yaml"))
                .contains("omissionRemedy:", "formatResponse:", "/v1/product/groups");
        world.load("remedied");
    }

    @Test
    void theSampleOfAnImportedCaseIsWhatItMaps() throws IOException {
        world.importAs("orders", "32");
        Map<?, ?> test =
                (Map<?, ?>) ((List<?>) ConfigDocument.read(world.routes().resolve("orders/test.yaml"))
                                .map()
                                .plain()
                                .get("tests"))
                        .get(0);

        Map<String, Object> payload = world.mapping("orders")
                .map(
                        List.of(record(Map.of("record", test.get("record")))),
                        List.of("#1"),
                        ImportWorld.staged(test.get("lookups")))
                .get(0)
                .payload();

        assertThat(Json.write(payload)).isEqualTo(Json.write(test.get("payload")));
    }
}
