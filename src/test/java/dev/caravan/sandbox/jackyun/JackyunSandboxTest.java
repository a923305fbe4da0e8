package dev.caravan.sandbox.jackyun;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.SandboxClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JackyunSandboxTest {
    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final WarehouseCatalogue catalogue = new WarehouseCatalogue(WarehouseSeed.of(120));
    private JackyunSandbox sandbox = new JackyunSandbox(JackyunSettings.defaults(), catalogue, clock, 0);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void servesAllRowsOncePageByPageFromZeroUntilAShortPage() throws IOException {
        List<String> codes = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            JsonNode rows = SandboxClient.rows(warehouses("{\"pageIndex\":" + page + "}"));
            sizes.add(rows.size());
            rows.forEach(row -> codes.add(row.path("warehouseCode").asText()));
        }

        assertThat(sizes).containsExactly(50, 50, 20, 0);
        assertThat(codes)
                .isEqualTo(
                        IntStream.range(0, 120).mapToObj(catalogue.seed()::code).toList());
    }

    @Test
    void rowsCarryTheDocumentedFields() throws IOException {
        JsonNode answer = warehouses("{\"pageIndex\":0,\"pageSize\":120}");
        JsonNode row = SandboxClient.rows(answer).get(7);

        assertThat(answer.path("code").asInt()).isEqualTo(200);
        assertThat(answer.path("subCode").asText("missing")).isEmpty();
        assertThat(row.path("warehouseName").asText())
                .isEqualTo(catalogue.seed().name(7))
                .endsWith("仓7");
        assertThat(row.path("isBlockup").isInt()).isTrue();
        assertThat(row.path("warehouseId").isTextual()).isTrue();
        assertThat(row.path("gmtModified").asText()).matches("2024-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(row.properties().stream().map(Map.Entry::getKey))
                .contains("warehouseCompanyCode", "warehouseDepartName", "warehouseTypeName", "tel", "linkMan");
        assertThat(SandboxClient.rows(answer).findValues("salesList").stream()
                        .map(JsonNode::size)
                        .distinct())
                .containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void filtersByModificationWithBothEndsIncluded() throws IOException {
        String second = (String) catalogue.row("CK000060").get("gmtModified");

        assertThat(codes("{\"gmtModifiedStart\":\"" + second + "\",\"gmtModifiedEnd\":\"" + second + "\"}"))
                .containsExactly("CK000060");
        assertThat(codes("{\"pageSize\":200,\"gmtModifiedStart\":\"" + second + "\"}"))
                .hasSize(60)
                .startsWith("CK000060");
        assertThat(codes("{\"pageSize\":200,\"gmtModifiedEnd\":\"" + second + "\"}"))
                .hasSize(61)
                .endsWith("CK000060");
    }

    @Test
    void theEndCanBeExcludedBySetting() throws IOException {
        String second = (String) catalogue.row("CK000060").get("gmtModified");
        reopen(JackyunSettings.defaults().withEndIncluded(false));

        assertThat(codes("{\"pageSize\":200,\"gmtModifiedEnd\":\"" + second + "\"}"))
                .hasSize(60)
                .endsWith("CK000059");
    }

    @Test
    void filtersByExactCodeAndPartOfAName() throws IOException {
        assertThat(codes("{\"code\":\"CK000033\"}")).containsExactly("CK000033");
        assertThat(codes("{\"code\":\"CK00003\"}")).isEmpty();
        assertThat(codes("{\"name\":\"仓11\",\"pageSize\":5}"))
                .containsExactly("CK000011", "CK000110", "CK000111", "CK000112", "CK000113");
        assertThat(codes("{\"name\":\"仓11\",\"pageSize\":5,\"pageIndex\":1}"))
                .containsExactly("CK000114", "CK000115", "CK000116", "CK000117", "CK000118");
    }

    @Test
    void aChangedRowMovesToItsNewTimeWithItsNewFields() throws IOException {
        catalogue.change("CK000003", Map.of("warehouseName", "改名\"仓\""), Instant.parse("2025-05-05T00:00:00Z"));
        catalogue.block(List.of("CK000004"), Instant.parse("2025-05-05T00:00:01Z"));
        catalogue.add("NEW-1", Map.of("warehouseName", "新仓"), Instant.parse("2025-05-04T00:00:00Z"));
        catalogue.remove("CK000005");

        JsonNode rows =
                SandboxClient.rows(warehouses("{\"pageSize\":200,\"gmtModifiedStart\":\"2025-01-01 00:00:00\"}"));
        assertThat(rows.findValuesAsText("warehouseCode")).containsExactly("NEW-1", "CK000003", "CK000004");
        assertThat(rows.get(1).path("warehouseName").asText()).isEqualTo("改名\"仓\"");
        assertThat(rows.get(2).path("isBlockup").asInt()).isEqualTo(1);
        assertThat(codes("{\"pageSize\":200}")).hasSize(120).doesNotContain("CK000005");
    }

    @Test
    void refusesWithTheDocumentedSubCodes() throws IOException {
        Map<String, String> badSign = parameters("{}");
        badSign.put("sign", "0");
        Map<String, String> unknownKey = parameters("{}");
        unknownKey.put("appkey", "1");
        Map<String, String> stale = SandboxClient.jackyunParameters(
                JackyunSettings.defaults(), Clock.offset(clock, java.time.Duration.ofMinutes(-11)), "{}");

        assertThat(subCode(badSign)).isEqualTo("0858030801");
        assertThat(subCode(unknownKey)).isEqualTo("0858030802");
        assertThat(subCode(stale)).isEqualTo("0858030801");
        assertThat(subCode(parameters("not json"))).isEqualTo("0050030002");
        assertThat(subCode(parameters("{\"pageIndex\":-1}"))).isEqualTo("0050030002");
        assertThat(subCode(parameters("{\"pageSize\":201}"))).isEqualTo("0050030002");
        assertThat(subCode(parameters("{\"gmtModifiedStart\":\"2024-02-30 00:00:00\"}")))
                .isEqualTo("0050030002");
        assertThat(sandbox.signatureFailures()).isEqualTo(1);
    }

    @Test
    void aMethodWithoutSubscriptionIsRefused() throws IOException {
        reopen(JackyunSettings.defaults().withMethods(Set.of("erp.storage.goodslist")));

        JsonNode answer = warehouses("{}");
        assertThat(answer.path("subCode").asText()).isEqualTo("0130020310");
        assertThat(answer.path("code").asInt()).isEqualTo(400);
    }

    @Test
    void parametersMayStandInTheQuery() throws IOException {
        String url = sandbox.baseUrl() + "/open/openapi/do?" + SandboxClient.form(parameters("{\"pageSize\":3}"));
        HttpResponse<String> answer = SandboxClient.post(url, "text/plain", "");

        assertThat(SandboxClient.rows(SandboxClient.JSON.readTree(answer.body())))
                .hasSize(3);
        assertThat(answer.headers().firstValue("Date")).contains("Thu, 01 Jan 2026 00:00:00 GMT");
    }

    @Test
    void answersThrottledAboveTheLimitPerSecond() throws IOException {
        reopen(JackyunSettings.defaults().withRequestsPerSecond(3));
        List<String> subCodes = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            subCodes.add(subCode(parameters("{\"pageSize\":1}")));
        }

        assertThat(subCodes).startsWith("", "", "").contains("0859999999");
        assertThat(sandbox.requests().total("erp.warehouse.get")).isEqualTo(30);
    }

    private void reopen(JackyunSettings settings) {
        sandbox.close();
        sandbox = new JackyunSandbox(settings, catalogue, clock, 0);
    }

    private List<String> codes(String bizContent) throws IOException {
        return SandboxClient.rows(warehouses(bizContent)).findValuesAsText("warehouseCode");
    }

    private JsonNode warehouses(String bizContent) throws IOException {
        return SandboxClient.warehouses(sandbox, clock, bizContent);
    }

    private Map<String, String> parameters(String bizContent) {
        return SandboxClient.jackyunParameters(JackyunSettings.defaults(), clock, bizContent);
    }

    private String subCode(Map<String, String> parameters) throws IOException {
        return SandboxClient.JSON
                .readTree(SandboxClient.jackyun(sandbox, parameters).body())
                .path("subCode")
                .asText("missing");
    }
}
