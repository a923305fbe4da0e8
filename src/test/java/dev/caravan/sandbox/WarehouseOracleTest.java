package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.jackyun.WarehouseCatalogue;
import dev.caravan.sandbox.jackyun.WarehouseSeed;
import dev.caravan.sandbox.k3cloud.K3CloudSandbox;
import dev.caravan.sandbox.k3cloud.K3CloudSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarehouseOracleTest {
    private static final Instant LATER = Instant.parse("2025-06-01T00:00:00Z");

    private final WarehouseCatalogue catalogue = new WarehouseCatalogue(WarehouseSeed.of(60));
    private final K3CloudSandbox sandbox =
            new K3CloudSandbox(K3CloudSettings.defaults().withAuditedRowsMayBeSaved(true));
    private final WarehouseOracle oracle = new WarehouseOracle(catalogue, sandbox.book());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void exactlyTheUnblockedRowsAreExpected() throws IOException {
        assertThat(catalogue.count() - oracle.expectedCount()).isBetween(1, 15);
        assertThat(oracle.differences(2))
                .hasSize(3)
                .last()
                .isEqualTo("and " + (oracle.expectedCount() - 2) + " more differences");

        moveAll();
        assertThat(oracle.differences()).isEmpty();
        assertThat(oracle.expected()).hasSize(oracle.expectedCount());
    }

    @Test
    void tellsWrongMissingStrangeAndBlockedRows() throws IOException {
        moveAll();
        List<String> open = List.copyOf(oracle.expected().keySet());
        String blocked = blockedCode();
        catalogue.change(open.get(0), Map.of("warehouseName", "新名"), LATER);
        catalogue.add("NEW", Map.of("warehouseName", "新仓"), LATER);
        save(SandboxClient.k3Row("STRANGE", "怪"));
        save(SandboxClient.k3Row(blocked, "停"));

        assertThat(oracle.differences())
                .containsExactlyInAnyOrder(
                        open.get(0) + ": FName is " + catalogue.seed().name(0) + ", expected 新名",
                        "NEW is missing at the target",
                        blocked + " is blocked but the target holds it",
                        "STRANGE is not in the catalogue but the target holds it");
    }

    @Test
    void refusedRowsAreNotExpectedAndRowsBlockedLaterMayStay() throws IOException {
        moveAll();
        List<String> open = List.copyOf(oracle.expected().keySet());
        catalogue.block(open.subList(0, 2), LATER);
        catalogue.add("BAD", Map.of("warehouseName", "坏"), LATER);
        sandbox.book().refuse("BAD", "FStockProperty", "仓库属性不合法");

        assertThat(oracle.differences()).isEmpty();
        assertThat(oracle.expectedCount()).isEqualTo(open.size() - 2);
        sandbox.book().accept("BAD");
        assertThat(oracle.differences()).containsExactly("BAD is missing at the target");
    }

    private String blockedCode() {
        for (int i = 0; i < catalogue.seed().count(); i++) {
            if (catalogue.seed().blocked(i)) {
                return catalogue.seed().code(i);
            }
        }
        throw new AssertionError("no blocked row");
    }

    private void moveAll() throws IOException {
        for (Map.Entry<String, Map<String, Object>> row : oracle.expected().entrySet()) {
            save(SandboxClient.k3Row(row.getKey(), String.valueOf(row.getValue().get("FName"))));
        }
    }

    private void save(String row) throws IOException {
        String body = "{\"formid\":\"BD_STOCK\",\"data\":{\"Model\":[" + row + "]}}";
        JsonNode answer = SandboxClient.k3(sandbox, SandboxClient.login(sandbox), "BatchSave", body);
        assertThat(answer.at("/Result/ResponseStatus/IsSuccess").asBoolean()).isTrue();
    }
}
