package dev.caravan.sandbox.okki;

import dev.caravan.sandbox.door.BeijingTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A product group as {@code /v1/product/groups} lists it: id, parent_id and layer are numbers, the rest is text. */
final class OkkiGroupRow {
    static final String ID = "id";
    static final String NAME = "name";
    static final String LAYER = "layer";
    static final String UPDATED = "update_time";

    private OkkiGroupRow() {}

    /** A group below another, or a root when the parent is empty. */
    static Map<String, Object> of(int id, Map<String, Object> parent, String name, Instant created) {
        Map<String, Object> row = new LinkedHashMap<>();
        String time = BeijingTime.text(created.getEpochSecond());
        row.put(ID, id);
        row.put("parent_id", parent.getOrDefault(ID, 0));
        row.put(LAYER, parent.get(LAYER) instanceof Integer above ? above + 1 : 1);
        row.put("prefix", parent.isEmpty() ? "0-" : parent.get("prefix") + "" + parent.get(ID) + "-");
        row.put(NAME, name);
        row.put("name_info", Map.of("info_label", "", "info_value", ""));
        row.put("create_time", time);
        row.put(UPDATED, time);
        row.put("client_id", "90001");
        row.put("user_id", "55010");
        row.put("description", "");
        row.put("create_user", "55010");
        row.put("order_rank", String.valueOf(id));
        row.put("relate_id", "0");
        row.put("system_flag", "0");
        row.put("is_sys", "0");
        row.put("rank", "0");
        return row;
    }
}
