package dev.caravan.sandbox.k3cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** One row of a save as it was sent; an empty text stands for a field that was not sent; id 0 is a new row. */
record StockDraft(int id, String number, String name, String createOrg, String useOrg, ObjectNode rest) {
    private static final Set<String> OWN = Set.of("FStockId", "FNumber", "FName", "FCreateOrgId", "FUseOrgId");

    /** Reads a row and reports everything that is wrong with it. */
    static StockDraft read(JsonNode row, int index, Set<String> organizations, K3Status status) {
        StockDraft draft = new StockDraft(
                row.path("FStockId").asInt(0),
                row.path("FNumber").asText("").strip(),
                row.path("FName").asText("").strip(),
                organization(row, "FCreateOrgId", index, organizations, status),
                organization(row, "FUseOrgId", index, organizations, status),
                others(row));
        if (draft.id == 0) {
            require(draft.number, "FNumber", "编码", index, status);
            require(draft.name, "FName", "名称", index, status);
            if (!row.hasNonNull("FCreateOrgId")) {
                status.refuse("FCreateOrgId", "字段“创建组织”是必填项", index);
            }
        }
        return draft;
    }

    private static void require(String value, String field, String label, int index, K3Status status) {
        if (value.isEmpty() || value.equals("null")) {
            status.refuse(field, "字段“" + label + "”是必填项", index);
        }
    }

    private static String organization(
            JsonNode row, String field, int index, Set<String> organizations, K3Status status) {
        if (!row.hasNonNull(field)) {
            return "";
        }
        JsonNode reference = row.path(field);
        if (!reference.isObject() || !reference.has("FNumber")) {
            status.refuse(field, field + "的引用格式不正确，应为{\"FNumber\":\"编码\"}", index);
            return "";
        }
        String number = reference.path("FNumber").asText("");
        if (!organizations.contains(number)) {
            status.refuse(field, "组织编码" + number + "不存在", index);
        }
        return number;
    }

    private static ObjectNode others(JsonNode row) {
        ObjectNode others = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : row.properties()) {
            if (!OWN.contains(entry.getKey())) {
                others.set(entry.getKey(), normal(entry.getValue()));
            }
        }
        return others;
    }

    private static JsonNode normal(JsonNode value) {
        String text = value.isTextual() ? value.asText() : "";
        return text.equals("true") || text.equals("false") ? BooleanNode.valueOf(text.equals("true")) : value;
    }
}
