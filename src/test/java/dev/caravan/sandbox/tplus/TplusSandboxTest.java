package dev.caravan.sandbox.tplus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.SandboxClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TplusSandboxTest {
    private final TplusInventory inventory = new TplusInventory(250, 1);
    private TplusSandbox sandbox = new TplusSandbox(TplusSettings.defaults(), inventory);
    private TplusClient client = new TplusClient(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void pagesAreBareArraysFromOneUntilAnEmptyOne() throws IOException {
        List<String> codes = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            JsonNode rows = client.rows("{\"SelectFields\":\"Code\",\"PageSize\":100,\"PageIndex\":" + page + "}");
            assertThat(rows.isArray()).isTrue();
            sizes.add(rows.size());
            codes.addAll(rows.findValuesAsText("Code"));
        }

        assertThat(sizes).containsExactly(100, 100, 50, 0);
        assertThat(codes)
                .isEqualTo(
                        IntStream.range(0, 250).mapToObj(TplusInventory::code).toList());
    }

    @Test
    void onlySelectedFieldsComeBackReferencesNested() throws IOException {
        JsonNode row = client.rows(
                        "{\"PageSize\":\"1\",\"SelectFields\":\"ID, Code,InventoryClass.Code,Unit.Code,NoSuchField,InvSCost\"}")
                .get(0);

        assertThat(row.properties().stream().map(Map.Entry::getKey))
                .containsExactly("ID", "Code", "InventoryClass", "Unit", "InvSCost");
        assertThat(row.path("ID").isInt()).isTrue();
        assertThat(row.path("InventoryClass").properties()).hasSize(1);
        assertThat(row.at("/InventoryClass/Code").asText()).startsWith("CH0");
    }

    @Test
    void withoutASelectionAllFieldsCome() throws IOException {
        JsonNode row = client.rows("{\"PageSize\":1}").get(0);

        assertThat(row.properties().stream().map(Map.Entry::getKey))
                .contains("Name", "Specification", "DefaultBarCode", "Disabled", "UnitBySale", "MadeRecordDate", "Ts");
        assertThat(row.path("Ts").asText()).isEqualTo("00000000000186A1");
        assertThat(row.path("Disabled").isBoolean()).isTrue();
    }

    @Test
    void aRowVersionListsOnlyWhatCameLater() throws IOException {
        String last = String.valueOf(inventory.row(TplusInventory.code(249)).get("Ts"));
        assertThat(client.rows("{\"Ts\":\"" + last + "\"}")).isEmpty();
        inventory.change(TplusInventory.code(3), Map.of("Name", "改名"));
        inventory.disable(TplusInventory.code(7));
        inventory.add("NEW", Map.of("Name", "新"));

        JsonNode later = client.rows("{\"Ts\":\"" + last + "\"}");
        assertThat(codes("{\"Ts\":\"" + last + "\"}"))
                .containsExactly(TplusInventory.code(3), TplusInventory.code(7), "NEW");
        assertThat(later.get(0).path("Name").asText()).isEqualTo("改名");
        assertThat(later.get(1).path("Disabled").asBoolean()).isTrue();
        assertThat(codes("{\"PageSize\":2,\"Ts\":\"" + later.get(0).path("Ts").asText() + "\"}"))
                .containsExactly(TplusInventory.code(7), "NEW");
        assertThat(client.rows("{\"Ts\":null,\"PageSize\":1000}")).hasSize(251);
    }

    @Test
    void theRowOfTheVersionItselfCanBeIncludedBySetting() throws IOException {
        reopen(TplusSettings.defaults().withTsIncluded(true));
        String ts = String.valueOf(inventory.row(TplusInventory.code(248)).get("Ts"));

        assertThat(codes("{\"Ts\":\"" + ts + "\"}"))
                .containsExactly(TplusInventory.code(248), TplusInventory.code(249));
    }

    @Test
    void filtersByCodeNameClassAndState() throws IOException {
        inventory.disable(TplusInventory.code(9));
        String name = String.valueOf(inventory.row(TplusInventory.code(5)).get("Name"));
        long disabled = inventory.rows().stream()
                .filter(row -> Boolean.TRUE.equals(row.get("Disabled")))
                .count();

        assertThat(codes("{\"Code\":\"INV00009\"}")).containsExactly("INV00009");
        assertThat(codes("{\"Code\":\"INV00009\",\"Disabled\":false}")).isEmpty();
        assertThat(codes("{\"Name\":" + SandboxClient.JSON.writeValueAsString(name) + "}"))
                .containsExactly("INV00005");
        assertThat(client.rows("{\"Disabled\":\"true\"}")).hasSize((int) disabled);
        assertThat(client.rows("{\"Disabled\":false}")).hasSize(250 - (int) disabled);
        assertThat(client.rows("{\"InventoryClass\":{\"Code\":\"CH02\"}}").findValuesAsText("Code"))
                .contains("CH02")
                .doesNotContain("CH01");
    }

    @Test
    void removedItemsAreListedNoMore() throws IOException {
        inventory.remove(TplusInventory.code(1));

        assertThat(client.rows("{}")).hasSize(249);
        assertThat(codes("{\"Code\":\"INV00001\"}")).isEmpty();
    }

    @Test
    void refusesParametersAndBodiesThatCannotBeInsideHttp200() throws IOException {
        for (String param : List.of(
                "{\"PageSize\":1001}", "{\"PageIndex\":0}", "{\"PageIndex\":\"x\"}", "{\"Ts\":\"not hexadecimal\"}")) {
            JsonNode answer = client.rows(param);
            assertThat(answer.path("result").asBoolean(true)).as(param).isFalse();
            assertThat(answer.at("/error/msg").asText()).isNotEmpty();
        }
        assertThat(client.rows("[]").has("exception")).isTrue();
        assertThat(client.rows("{").has("exception")).isTrue();
    }

    @Test
    void theCaseOfThePathVariesButAWrongServiceIsToldInsideHttp200() throws IOException {
        HttpResponse<String> lower = post("tplus/api/v2/inventory/query");
        HttpResponse<String> wrong = post("tplus/api/v2/inventories/Query");

        assertThat(TplusClient.read(lower)).hasSize(250);
        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThat(TplusClient.read(wrong).path("code").asText()).isEqualTo("EXSV0011");
        assertThat(post("elsewhere").statusCode()).isEqualTo(404);
        assertThat(sandbox.requests().total(TplusSandbox.INVENTORY)).isEqualTo(1);
    }

    private HttpResponse<String> post(String path) throws IOException {
        return SandboxClient.send(client.request(path, sandbox.openToken())
                .POST(HttpRequest.BodyPublishers.ofString("{\"param\":{}}"))
                .build());
    }

    @Test
    void throttlesByStatusOrAsAWrongService() throws IOException {
        reopen(TplusSettings.defaults().withRequestsPerSecond(2, false));
        assertThat(burst()).contains("429 429");

        reopen(TplusSettings.defaults().withRequestsPerSecond(2, true));
        assertThat(burst()).contains("200 EXSV0011");
    }

    private List<String> burst() throws IOException {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> answer = client.queryWith(sandbox.openToken());
            answers.add(answer.statusCode() + " "
                    + TplusClient.read(answer).path("code").asText());
        }
        return answers;
    }

    private List<String> codes(String param) throws IOException {
        List<String> codes = new ArrayList<>();
        client.rows(param).forEach(row -> codes.add(row.path("Code").asText()));
        return codes;
    }

    private void reopen(TplusSettings settings) {
        sandbox.close();
        sandbox = new TplusSandbox(settings, inventory);
        client = new TplusClient(sandbox);
    }
}
