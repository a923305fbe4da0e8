package dev.caravan.sandbox.tplus;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** An inventory item (存货) with the vendor's field names; references are nested objects. */
final class TplusInventoryRow {
    static final String ID = "ID";
    static final String CODE = "Code";
    static final String NAME = "Name";
    static final String DISABLED = "Disabled";
    static final String TS = "Ts";
    static final String CLASS = "InventoryClass";
    private static final List<String> GOODS = List.of("螺栓 M8", "轴承 6204", "LED 灯管", "密封圈 \"O\"", "电机", "钢板 3mm");
    private static final List<String> CLASSES = List.of("原材料", "半成品", "产成品", "包装物");
    private static final List<String> UNITS = List.of("个", "箱", "千克", "米");
    private static final int FIRST_ID = 1001;

    private TplusInventoryRow() {}

    static String code(int index) {
        return "INV" + String.format("%05d", index);
    }

    /** Number {@code index}, its values drawn from the generator; without {@code Ts}. */
    static Map<String, Object> of(int index, Random random) {
        Map<String, Object> row = new LinkedHashMap<>();
        String name = GOODS.get(random.nextInt(GOODS.size())) + " " + index;
        Map<String, Object> unit = reference(UNITS, random, "DW");
        row.put(ID, FIRST_ID + index);
        row.put(CODE, code(index));
        row.put(NAME, name);
        row.put("Shorthand", "SH" + index);
        row.put(
                "Specification",
                random.nextInt(4) == 0 ? null : random.nextInt(100) + "×" + random.nextInt(100) + "mm");
        row.put("DefaultBarCode", random.nextInt(5) == 0 ? "" : "69" + (10_000_000_000L + index));
        row.put(CLASS, reference(CLASSES, random, "CH"));
        row.put("Unit", unit);
        row.put("BaseUnitCode", unit.get(CODE));
        row.put("BaseUnitName", unit.get(NAME));
        row.put("UnitByPurchase", unit);
        row.put("UnitBySale", unit);
        row.put("UnitByStock", unit);
        row.put("InvSCost", BigDecimal.valueOf(random.nextInt(1_000_000), 4));
        row.put(DISABLED, random.nextInt(20) == 0);
        row.put("IsBatch", random.nextBoolean());
        row.put("IsQualityPeriod", false);
        row.put("Expired", random.nextInt(365));
        row.put("CreatedTime", "2024-01-01 08:00:00");
        row.put("MadeRecordDate", "2024-01-01");
        row.put("priuserdefnvc1", "");
        return row;
    }

    private static Map<String, Object> reference(List<String> names, Random random, String prefix) {
        int index = random.nextInt(names.size());
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put(ID, index + 1);
        reference.put(CODE, prefix + "0" + (index + 1));
        reference.put(NAME, names.get(index));
        return reference;
    }
}
