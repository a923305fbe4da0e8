package dev.caravan.sandbox.banniu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.MovedClock;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.Faults;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults of transport, of pages and of 班牛. */
class BanniuFaultsTest {
    private final MovedClock clock = new MovedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final TaskBoard board = new TaskBoard(TaskSeed.of(500, 50));
    private final BanniuSandbox sandbox = new BanniuSandbox(BanniuSettings.defaults(), board, clock, 0);
    private final BanniuClient client = new BanniuClient(sandbox, clock);
    private final Faults faults = sandbox.faults();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void errorsOfBanniuComeInsideHttp200() throws IOException {
        faults.next(BanniuSandbox.LIST, 1, BanniuFaults.badSign())
                .next(BanniuSandbox.LIST, 1, BanniuFaults.badToken())
                .next(BanniuSandbox.LIST, 1, BanniuFaults.throttled())
                .next(BanniuSandbox.LIST, 1, BanniuFaults.code(500, "系统异常"))
                .next(BanniuSandbox.LIST, 1, BanniuFaults.withoutResponse())
                .next(BanniuSandbox.LIST, 1, Fault.dataNull());

        assertThat(page().path("code").asInt()).isEqualTo(1001);
        assertThat(page().path("code").asInt()).isEqualTo(1002);
        assertThat(page().path("code").asInt()).isEqualTo(1003);
        assertThat(page().path("error_msg").asText()).isEqualTo("系统异常");
        assertThat(page().isMissingNode()).isTrue();
        JsonNode withoutMap = page();
        assertThat(withoutMap.path("code").asInt(-1)).isZero();
        assertThat(withoutMap.path("map").isNull()).isTrue();
    }

    @Test
    void pagesRepeatIgnoreTheirNumberShiftComeShortOrLie() throws IOException {
        faults.next(BanniuSandbox.LIST, 1, Fault.samePage(0))
                .next(BanniuSandbox.LIST, 1, Fault.pageIndexIgnored())
                .next(BanniuSandbox.LIST, 1, Fault.rowsShift(3))
                .next(BanniuSandbox.LIST, 1, Fault.shortPage(4))
                .next(BanniuSandbox.LIST, 1, Fault.totalLies(99));

        assertThat(first(page())).isEqualTo("27000001");
        assertThat(first(page())).isEqualTo("27000001");
        assertThat(first(page())).isEqualTo("27000028");
        assertThat(page().at("/map/result")).hasSize(4);
        assertThat(page().at("/map/total_page_num").asInt()).isEqualTo(99);
        assertThat(first(page())).isEqualTo("27000031");
    }

    @Test
    void aWriteWhoseAnswerIsLostIsApplied() throws IOException {
        faults.next(BanniuSandbox.UPDATE, 1, Fault.resetAfterWork())
                .next(BanniuSandbox.UPDATE, 1, Fault.resetBeforeWork())
                .next(BanniuSandbox.UPDATE, 1, Fault.httpAfterWork(502));

        assertThatThrownBy(() -> client.update(27000001, "1")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.update(27000002, "2")).isInstanceOf(IOException.class);
        assertThat(client.post(BanniuSandbox.UPDATE, BanniuClient.updateBody(27000003, "3"))
                        .statusCode())
                .isEqualTo(502);
        assertThat(board.updates(27000001)).isEqualTo(1);
        assertThat(board.updates(27000002)).isZero();
        assertThat(board.task(27000003)).containsEntry("101297", "3");
        assertThat(board.expectedUpdates(27000003)).isEqualTo(2);
        assertThat(board.expectedUpdates(27000002)).isEqualTo(1);
    }

    @Test
    void aDeedRunsBetweenTwoPages() throws IOException {
        Instant noon = Instant.parse("2024-09-05T16:00:00Z");
        faults.onRequest(BanniuSandbox.LIST, 2, Fault.doing(() -> board.change(27000032, Map.of("5", 4), noon)));

        assertThat(client.firstDay(1, 30).at("/map/result")).hasSize(30);
        assertThat(page().at("/map/result/1/5").asInt()).isEqualTo(4);
    }

    private JsonNode page() throws IOException {
        return client.firstDay(2, 30);
    }

    private static String first(JsonNode response) {
        return response.at("/map/result/0/-1").asText();
    }
}
