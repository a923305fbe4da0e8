package dev.caravan.sandbox.okki;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The product groups (产品分组) as they are before anybody changes one: a tree of up to four layers, parents first.
 *
 * @param count how many groups, each with an id of its own
 * @param repeated how many of them stand in the list a second time, later and under a newer name
 * @param withoutId how many rows more have no id: absent, null or empty in turn
 * @param seed what their values are drawn from
 */
public record OkkiGroupSeed(int count, int repeated, int withoutId, long seed) {
    private static final int FIRST_ID = 10_001;
    private static final int DEEPEST = 4;
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final List<String> NAMES = List.of("灯具", "五金", "户外家具", "厨房用品", "LED 灯带", "礼品 & 工艺品", "包装", "配件");

    public OkkiGroupSeed {
        if (count < 0 || repeated < 0 || repeated > count || withoutId < 0) {
            throw new IllegalArgumentException("A group seed needs count >= repeated >= 0 and withoutId >= 0, not "
                    + count + ", " + repeated + ", " + withoutId);
        }
    }

    /** So many groups, one in a hundred listed twice, none without an id. */
    public static OkkiGroupSeed of(int count) {
        return new OkkiGroupSeed(count, count / 100, 0, 20240101);
    }

    public OkkiGroupSeed withRepeated(int rows) {
        return new OkkiGroupSeed(count, rows, withoutId, seed);
    }

    public OkkiGroupSeed withoutIds(int rows) {
        return new OkkiGroupSeed(count, repeated, rows, seed);
    }

    /** The id of number {@code index}. */
    public int id(int index) {
        return FIRST_ID + index;
    }

    /** All rows in the order of the list. */
    List<Map<String, Object>> rows() {
        Random random = new Random(seed);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Map<String, Object> parent = index < 10 ? Map.of() : rows.get(random.nextInt(index));
            String name = NAMES.get(random.nextInt(NAMES.size())) + " " + index;
            Map<String, Object> below = layer(parent) < DEEPEST ? parent : Map.of();
            rows.add(OkkiGroupRow.of(id(index), below, name, START.plusSeconds(600L * index)));
        }
        for (int index = 0; index < repeated; index++) {
            Map<String, Object> again = new LinkedHashMap<>(rows.get(index * (count / repeated)));
            again.put(OkkiGroupRow.NAME, again.get(OkkiGroupRow.NAME) + " (新)");
            rows.add(again);
        }
        for (int index = 0; index < withoutId; index++) {
            rows.add(withoutId(OkkiGroupRow.of(0, Map.of(), "未编号 " + index, START.plusSeconds(index)), index % 3));
        }
        return rows;
    }

    private static int layer(Map<String, Object> row) {
        return row.get(OkkiGroupRow.LAYER) instanceof Integer layer ? layer : 0;
    }

    private static Map<String, Object> withoutId(Map<String, Object> row, int way) {
        if (way == 0) {
            row.remove(OkkiGroupRow.ID);
        } else {
            row.put(OkkiGroupRow.ID, way == 1 ? null : "");
        }
        return row;
    }
}
