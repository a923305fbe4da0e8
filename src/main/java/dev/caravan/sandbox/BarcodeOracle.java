package dev.caravan.sandbox;

import dev.caravan.sandbox.banniu.TaskBoard;
import dev.caravan.sandbox.banniu.TaskColumns;
import dev.caravan.sandbox.door.Findings;
import dev.caravan.sandbox.jackyun.GoodsCatalogue;
import java.util.List;
import java.util.Map;

/**
 * Judges the barcode case: every task that names goods must hold exactly the barcode that 吉客云 has for them, and no task
 * was updated oftener than its changes and lost answers explain. A task whose goods are missing or unknown must not have
 * been updated, unless a person changed it meanwhile. Thread-safe while nothing changes.
 */
public final class BarcodeOracle {
    private final TaskBoard board;
    private final GoodsCatalogue goods;

    public BarcodeOracle(TaskBoard board, GoodsCatalogue goods) {
        this.board = board;
        this.goods = goods;
    }

    /** How many tasks must hold a barcode. */
    public int expectedCount() {
        int[] count = {0};
        board.each(row -> count[0] += goods.barcode(goodsNo(row)) == null ? 0 : 1);
        return count[0];
    }

    /** What is wrong, as sentences; empty when all is right. The first 20, then how many more. */
    public List<String> differences() {
        Findings findings = new Findings(20);
        board.each(row -> compare(row, findings));
        return findings.sentences();
    }

    private void compare(Map<String, Object> row, Findings findings) {
        int id = Integer.parseInt(String.valueOf(row.get(TaskColumns.TASK_ID)));
        String goodsNo = goodsNo(row);
        String barcode = goods.barcode(goodsNo);
        if (barcode == null) {
            if (board.updates(id) > 0 && !board.changed(id)) {
                String reason = goodsNo.isEmpty() ? "names no goods" : "names goods " + goodsNo + " without a barcode";
                findings.add("task " + id + " " + reason + " but was updated");
            }
            return;
        }
        Object held = row.get(TaskColumns.BARCODE);
        if (!barcode.equals(held)) {
            findings.add("task " + id + ": the barcode is '" + held + "', expected " + barcode + " of " + goodsNo);
        }
        if (board.updates(id) > board.expectedUpdates(id)) {
            findings.add("task " + id + " was updated " + board.updates(id) + " times, expected at most "
                    + board.expectedUpdates(id));
        }
    }

    private static String goodsNo(Map<String, Object> row) {
        Object value = row.get(TaskColumns.GOODS_NUMBER);
        return value == null ? "" : String.valueOf(value);
    }
}
