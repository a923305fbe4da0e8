package dev.caravan.sandbox.banniu;

import dev.caravan.sandbox.door.BeijingTime;
import dev.caravan.sandbox.door.Draw;
import dev.caravan.sandbox.jackyun.GoodsSeed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tasks (工单) of a 班牛 project as they are before anybody changes one: everything about number {@code i} follows from
 * the seed and {@code i}.
 *
 * @param count how many
 * @param seed what their values are drawn from
 * @param goods how many goods 吉客云 has; tasks name one of them, see {@link GoodsSeed#goodsNo}
 * @param goodslessShare share of tasks without a goods number, 0 to 1
 * @param unknownShare share of tasks whose goods number 吉客云 does not know, 0 to 1
 * @param firstCreated creation time of number 0
 * @param lastCreated creation time of the last; those between rise evenly
 */
public record TaskSeed(
        int count,
        long seed,
        int goods,
        double goodslessShare,
        double unknownShare,
        Instant firstCreated,
        Instant lastCreated) {
    private static final int FIRST_ID = 27_000_001;
    private static final List<String> PEOPLE = List.of("王芳", "李伟", "张敏", "刘洋");

    public TaskSeed {
        boolean shares = goodslessShare >= 0 && unknownShare >= 0 && goodslessShare + unknownShare <= 1;
        if (count < 0 || goods < 0 || !shares || lastCreated.isBefore(firstCreated)) {
            throw new IllegalArgumentException("A task seed needs counts >= 0, shares that add up to 1 at most and a"
                    + " first creation not after the last, not " + count + ", " + goods + ", " + goodslessShare + ", "
                    + unknownShare + ", " + firstCreated + ", " + lastCreated);
        }
    }

    /** So many tasks of so many goods, created in the five days from 2024-09-06 of Beijing; 10 % name no goods. */
    public static TaskSeed of(int count, int goods) {
        Instant first = Instant.parse("2024-09-05T16:00:00Z");
        return new TaskSeed(count, 20240906, goods, 0.1, 0, first, Instant.parse("2024-09-10T15:59:59Z"));
    }

    /** 2,000 tasks of 3,000 goods. */
    public static TaskSeed defaults() {
        return of(2_000, 3_000);
    }

    /** The same with this share of goods that 吉客云 does not know. */
    public TaskSeed withUnknownShare(double share) {
        return new TaskSeed(count, seed, goods, goodslessShare, share, firstCreated, lastCreated);
    }

    /** The id of number {@code index}. */
    public static int id(int index) {
        return FIRST_ID + index;
    }

    static int index(int id) {
        return id - FIRST_ID;
    }

    /** Epoch second of the creation of number {@code index}; rises with the index. */
    long created(int index) {
        long first = firstCreated.getEpochSecond();
        return count < 2 ? first : first + (lastCreated.getEpochSecond() - first) * index / (count - 1);
    }

    /** Number {@code index} by column ids. */
    Map<String, Object> row(int index) {
        Draw draw = Draw.of(seed, index);
        String created = BeijingTime.text(created(index));
        int status = draw.number(20, 5);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(TaskColumns.TASK_ID, String.valueOf(id(index)));
        row.put(TaskColumns.TASK_NUMBER, id(index));
        row.put(TaskColumns.CREATOR, draw.pick(PEOPLE, 0));
        row.put(TaskColumns.CREATED, created);
        row.put(TaskColumns.MODIFIED, created);
        row.put(TaskColumns.STATUS, status);
        row.put(TaskColumns.FINISHER, status == 1 ? draw.pick(PEOPLE, 4) : null);
        row.put(TaskColumns.FINISHED, status == 1 ? created : null);
        row.put(TaskColumns.TITLE, "售后工单" + index);
        putGoods(row, index, draw);
        row.put(TaskColumns.REASON, draw.pick(TaskColumns.REASONS, 8));
        row.put(TaskColumns.ITEMS, "[{\"qty\":" + (draw.number(12, 9) + 1) + ",\"memo\":\"\"}]");
        row.put(TaskColumns.BARCODE, "");
        return row;
    }

    /** A task without goods has the column as null or not at all. */
    private void putGoods(Map<String, Object> row, int index, Draw draw) {
        double share = draw.share();
        if (share < goodslessShare) {
            if (index % 2 == 0) {
                row.put(TaskColumns.GOODS_NUMBER, null);
            }
        } else if (share < goodslessShare + unknownShare || goods == 0) {
            row.put(TaskColumns.GOODS_NUMBER, "WZ" + String.format("%06d", index));
        } else {
            row.put(TaskColumns.GOODS_NUMBER, GoodsSeed.goodsNo(draw.number(16, goods)));
        }
    }
}
