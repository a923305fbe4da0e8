package dev.caravan.sandbox.xingchen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.MovedClock;
import dev.caravan.sandbox.door.Fault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults of transport, of pages and of 星辰, and what its oracle says. */
class XingchenFaultsTest {
    private final MovedClock clock = new MovedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final StoreCatalogue stores = new StoreCatalogue(StoreSeed.of(25));
    private final XingchenSandbox sandbox = new XingchenSandbox(XingchenSettings.defaults(), stores, clock, 0);
    private final XingchenClient client = new XingchenClient(sandbox, clock);
    private String token = "";

    @BeforeEach
    void logIn() throws IOException {
        token = client.token();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void errorsOfXingchenComeWithTheirCodes() throws IOException {
        sandbox.faults()
                .next(XingchenSandbox.STORES, 1, XingchenFaults.systemError())
                .next(XingchenSandbox.STORES, 1, XingchenFaults.noPermission())
                .next(XingchenSandbox.STORES, 1, XingchenFaults.secretRotated())
                .next(XingchenSandbox.STORES, 1, XingchenFaults.tokenExpired())
                .next(XingchenSandbox.STORES, 1, XingchenFaults.noRoute());

        assertThat(XingchenClient.errcode(stores())).isEqualTo(2000002000);
        assertThat(XingchenClient.errcode(stores())).isEqualTo(4012);
        assertThat(XingchenClient.errcode(stores())).isEqualTo(1030002006);
        assertThat(stores().body()).contains("app-token");
        assertThat(stores().statusCode()).isEqualTo(404);
        assertThat(XingchenClient.errcode(stores())).isZero();
    }

    @Test
    void faultsOfTransportWork() throws IOException {
        sandbox.faults()
                .next(XingchenSandbox.STORES, 1, Fault.tooManyRequests("3"))
                .next(XingchenSandbox.STORES, 1, Fault.html())
                .next(XingchenSandbox.STORES, 1, Fault.cutConnection())
                .next(XingchenSandbox.AUTHORIZE, 1, Fault.http(503));

        assertThat(stores().headers().firstValue("Retry-After")).contains("3");
        assertThat(stores().body()).startsWith("<!DOCTYPE html>");
        assertThatThrownBy(this::stores).isInstanceOf(IOException.class);
        assertThat(client.authorize().statusCode()).isEqualTo(503);
    }

    @Test
    void pagesRepeatIgnoreTheirNumberShiftComeShortOrLie() throws IOException {
        sandbox.faults()
                .next(XingchenSandbox.STORES, 1, Fault.samePage(0))
                .next(XingchenSandbox.STORES, 1, Fault.pageIndexIgnored())
                .next(XingchenSandbox.STORES, 1, Fault.rowsShift(3))
                .next(XingchenSandbox.STORES, 1, Fault.shortPage(4))
                .next(XingchenSandbox.STORES, 1, Fault.totalLies(7))
                .next(XingchenSandbox.STORES, 1, Fault.dataNull());

        assertThat(first(second())).isEqualTo("MD0000");
        assertThat(first(second())).isEqualTo("MD0000");
        assertThat(first(second())).isEqualTo("MD0007");
        assertThat(second().path("rows")).hasSize(4);
        assertThat(second().path("count").asInt()).isEqualTo(7);
        assertThat(second().isNull()).isTrue();
        assertThat(first(second())).isEqualTo("MD0010");
    }

    @Test
    void theOracleTellsMissingWrongAndStrangeRowsAndNeverHoldsASecret() {
        StoreOracle oracle = new StoreOracle(sandbox);
        Map<String, Map<String, Object>> held = new LinkedHashMap<>();
        oracle.stores()
                .forEach((number, row) ->
                        held.put(number, new LinkedHashMap<>(Map.of("number", number, "name", row.get("name")))));
        assertThat(StoreOracle.differences(oracle.stores(), held)).isEmpty();

        held.remove("MD0001");
        held.get("MD0002").put("name", "错");
        held.put("X", Map.of("number", "X"));
        assertThat(StoreOracle.differences(oracle.stores(), held))
                .containsExactly(
                        "MD0001 is missing at the target",
                        "MD0002: name is 错, expected " + stores.row("MD0002").get("name"),
                        "X is not at 星辰 but the target holds it");
        assertThat(oracle.authorizations()).hasSize(3);
        assertThat(oracle.authorizations().toString())
                .doesNotContain(sandbox.appSecret())
                .contains(XingchenClient.SETTINGS.mainAccount().appKey());
    }

    private HttpResponse<String> stores() throws IOException {
        return client.stores(token, Map.of());
    }

    private JsonNode second() throws IOException {
        return XingchenClient.json(client.stores(token, Map.of("page", "2"))).path("data");
    }

    private static String first(JsonNode data) {
        return data.at("/rows/0/number").asText();
    }
}
