package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.sandbox.banniu.TaskBoard;
import dev.caravan.sandbox.banniu.TaskSeed;
import dev.caravan.sandbox.jackyun.GoodsCatalogue;
import dev.caravan.sandbox.jackyun.GoodsSeed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarcodeOracleTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final GoodsCatalogue goods = new GoodsCatalogue(GoodsSeed.of(20));
    private final TaskBoard board = new TaskBoard(TaskSeed.of(60, 20).withUnknownShare(0.1));
    private final BarcodeOracle oracle = new BarcodeOracle(board, goods);

    @Test
    void everyTaskOfKnownGoodsMustHoldTheirBarcode() {
        assertThat(oracle.expectedCount()).isBetween(40, 56);
        assertThat(oracle.differences()).hasSize(21).last().asString().startsWith("and ");

        updateAll();
        assertThat(oracle.differences()).isEmpty();
        assertThat(board.updates()).isEqualTo(oracle.expectedCount());
    }

    @Test
    void tellsWrongBarcodesRepeatedUpdatesAndTasksThatWereNotToBeTouched() {
        updateAll();
        List<Integer> known = tasks(true);
        int stranger = tasks(false).get(0);
        board.update(known.get(0), Map.of("101297", "1"), NOW, false);
        board.update(stranger, Map.of("101297", "1"), NOW, false);

        assertThat(oracle.differences())
                .hasSize(3)
                .anyMatch(sentence -> sentence.startsWith("task " + known.get(0) + ": the barcode is '1', expected 69"))
                .contains("task " + known.get(0) + " was updated 2 times, expected at most 1")
                .anyMatch(sentence ->
                        sentence.startsWith("task " + stranger + " names ") && sentence.endsWith(" but was updated"));
    }

    @Test
    void aChangeByAPersonOrALostAnswerExplainsAnotherUpdate() {
        updateAll();
        int changed = tasks(true).get(0);
        int lost = tasks(true).get(1);
        board.change(changed, Map.of("27963", "SP000007"), NOW);
        assertThat(oracle.differences()).hasSize(1);
        board.update(changed, Map.of("101297", String.valueOf(goods.barcode("SP000007"))), NOW, false);
        board.update(lost, Map.of(), NOW, true);

        assertThat(oracle.differences()).isEmpty();
    }

    @Test
    void goodsThatArriveLaterMakeTheirTasksExpected() {
        int before = oracle.expectedCount();
        Map<String, Object> waiting = board.task(tasks(false).stream()
                .filter(id -> board.task(id).get("27963") != null)
                .findFirst()
                .orElseThrow());
        goods.add(String.valueOf(waiting.get("27963")), Map.of(), NOW);

        assertThat(oracle.expectedCount()).isEqualTo(before + 1);
    }

    private List<Integer> tasks(boolean known) {
        return IntStream.range(0, board.count())
                .map(TaskSeed::id)
                .filter(id -> (barcode(id) != null) == known)
                .boxed()
                .toList();
    }

    private String barcode(int id) {
        return goods.barcode(String.valueOf(board.task(id).get("27963")));
    }

    private void updateAll() {
        tasks(true).forEach(id -> board.update(id, Map.of("101297", barcode(id)), NOW, false));
    }
}
