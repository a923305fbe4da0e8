package dev.caravan.sandbox.banniu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of the sandbox's one 班牛 project; rows are keyed by their ids as text. */
public final class TaskColumns {
    public static final String TASK_ID = "-1";
    static final String TASK_NUMBER = "0";
    static final String CREATOR = "1";
    static final String CREATED = "3";
    static final String MODIFIED = "4";
    static final String STATUS = "5";
    static final String FINISHER = "8";
    static final String FINISHED = "9";
    static final String TITLE = "27960";
    public static final String GOODS_NUMBER = "27963";
    static final String REASON = "27964";
    static final String ITEMS = "27970";
    public static final String BARCODE = "101297";

    /** Option ids of the column REASON, in the order of their titles. */
    static final List<Integer> REASONS = List.of(118_201, 118_202, 118_203);

    private static final List<String> REASON_TITLES = List.of("错发", "漏发", "破损");

    private static final Map<String, String> NAMES = names();

    private TaskColumns() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(TASK_ID, "工单id");
        names.put(TASK_NUMBER, "工单编号");
        names.put(CREATOR, "创建人");
        names.put(CREATED, "创建时间");
        names.put(MODIFIED, "修改时间");
        names.put(STATUS, "状态");
        names.put(FINISHER, "完成人");
        names.put(FINISHED, "完成时间");
        names.put(TITLE, "标题");
        names.put(GOODS_NUMBER, "货品编号");
        names.put(REASON, "原因");
        names.put(ITEMS, "明细");
        names.put(BARCODE, "商品条码");
        return names;
    }

    /** Whether a write may set this column: the system's own have ids below 10. */
    static boolean writable(String column) {
        return NAMES.containsKey(column) && Integer.parseInt(column) >= 10;
    }

    /** What {@code column.list} answers. */
    static List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        NAMES.forEach((id, name) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("column_id", Integer.valueOf(id));
            row.put("name", name);
            row.put("options", id.equals(REASON) ? options() : List.of());
            rows.add(row);
        });
        return rows;
    }

    private static List<Map<String, Object>> options() {
        List<Map<String, Object>> options = new ArrayList<>();
        for (int i = 0; i < REASONS.size(); i++) {
            options.add(Map.of("id", REASONS.get(i), "title", REASON_TITLES.get(i)));
        }
        return options;
    }
}
