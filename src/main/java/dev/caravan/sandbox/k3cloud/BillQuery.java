package dev.caravan.sandbox.k3cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.sandbox.door.HttpAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** ExecuteBillQuery over the book: rows as a list of lists, in the order of FieldKeys. */
final class BillQuery {
    private final StockBook book;
    private final int mostRows;

    BillQuery(StockBook book, int mostRows) {
        this.book = book;
        this.mostRows = mostRows;
    }

    HttpAnswer answer(JsonNode data) throws K3Refusal {
        if (!data.path("FormId").asText("").equals(K3CloudSandbox.FORM)) {
            throw new K3Refusal(10, "业务对象" + data.path("FormId").asText("") + "不存在");
        }
        String[] fields = data.path("FieldKeys").asText("").split(",", -1);
        if (fields[0].isBlank()) {
            throw new K3Refusal(9, "FieldKeys不能为空");
        }
        if (data.path("FilterString").isArray()) {
            throw new K3Refusal(8, "FilterString必须为字符串");
        }
        int limit = data.path("Limit").asInt(0);
        if (limit > mostRows || limit < 0) {
            throw new K3Refusal(8, "Limit不能大于" + mostRows);
        }
        BillFilter filter = BillFilter.of(data.path("FilterString").asText(""));
        synchronized (book) {
            List<StockRow> rows = book.select(filter.numbers(), filter.passes());
            int top = data.path("TopRowCount").asInt(0);
            int end = top > 0 ? Math.min(top, rows.size()) : rows.size();
            int start = Math.min(Math.max(0, data.path("StartRow").asInt(0)), end);
            end = Math.min(end, start + (limit == 0 ? mostRows : limit));
            return HttpAnswer.json(
                    table(ordered(rows, data.path("OrderString").asText("")).subList(start, end), fields));
        }
    }

    private static ArrayNode table(List<StockRow> rows, String... fields) {
        ArrayNode table = JsonNodeFactory.instance.arrayNode();
        for (StockRow row : rows) {
            ArrayNode cells = table.addArray();
            for (String field : fields) {
                Object value = row.field(field.strip());
                if (value instanceof JsonNode node) {
                    cells.add(node);
                } else if (value instanceof Integer number) {
                    cells.add(number);
                } else {
                    cells.add(value == null ? null : value.toString());
                }
            }
        }
        return table;
    }

    private static List<StockRow> ordered(List<StockRow> rows, String order) {
        if (order.isBlank()) {
            return rows;
        }
        Comparator<StockRow> comparator = Comparator.comparing(row -> 0);
        for (String part : order.split(",", -1)) {
            String[] words = part.strip().split("\\s+", -1);
            Comparator<StockRow> one = words[0].equals("FStockId")
                    ? Comparator.comparingInt(row -> row.id)
                    : Comparator.comparing(row -> String.valueOf(row.field(words[0])));
            boolean falling =
                    words.length > 1 && words[1].toLowerCase(Locale.ROOT).equals("desc");
            comparator = comparator.thenComparing(falling ? one.reversed() : one);
        }
        return rows.stream().sorted(comparator).toList();
    }
}
