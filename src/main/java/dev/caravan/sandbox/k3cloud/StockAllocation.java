package dev.caravan.sandbox.k3cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.door.HttpAnswer;
import java.util.Arrays;
import java.util.List;

/** Allocate: audited rows, named by {@code PkIds}, are given to the organizations of {@code TOrgIds}; again is no error. */
final class StockAllocation {
    private final StockBook book;

    StockAllocation(StockBook book) {
        this.book = book;
    }

    HttpAnswer allocate(JsonNode data) throws K3Refusal {
        List<String> organizations = ids(data, "TOrgIds");
        List<String> rows = ids(data, "PkIds");
        K3Status status = new K3Status();
        for (int index = 0; index < rows.size(); index++) {
            synchronized (book) {
                StockRow row = book.byId(Integer.parseInt(rows.get(index)));
                if (row == null) {
                    status.refuse("", "数据" + rows.get(index) + "不存在", index);
                } else if (row.status != StockRow.AUDITED) {
                    status.refuse("", "编码为" + row.number + "的数据未审核，不能分配", index);
                } else {
                    row.allocated.addAll(organizations);
                    status.accept(row.id, row.number, index);
                }
            }
        }
        return HttpAnswer.json(status.answer());
    }

    private static List<String> ids(JsonNode data, String field) throws K3Refusal {
        List<String> ids = Arrays.stream(data.path(field).asText("").split(",", -1))
                .map(String::strip)
                .toList();
        if (!ids.stream().allMatch(id -> id.matches("[0-9]{1,9}"))) {
            throw new K3Refusal(8, field + "参数错误");
        }
        return ids;
    }
}
