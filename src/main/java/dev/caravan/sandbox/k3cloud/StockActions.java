package dev.caravan.sandbox.k3cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Submit, Audit, UnAudit, Delete and View of rows named by {@code Numbers} (list) or {@code Ids} (comma text). */
final class StockActions {
    private final StockBook book;

    StockActions(StockBook book) {
        this.book = book;
    }

    HttpAnswer act(String operation, JsonNode data, @Nullable Fault fault) throws K3Refusal {
        List<String> names = named(data);
        K3Status status = new K3Status();
        boolean byId = !data.path("Numbers").isArray();
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            synchronized (book) {
                StockRow row = byId ? book.byId(id(name)) : book.find(name);
                if (row == null) {
                    status.refuse("", "数据" + name + "不存在", index);
                } else {
                    act(operation, row, index, status);
                }
            }
        }
        if (fault != null) {
            status.distort(fault);
        }
        return HttpAnswer.json(status.answer());
    }

    HttpAnswer view(JsonNode data) {
        synchronized (book) {
            String number = data.path("Number").asText("");
            StockRow row = number.isEmpty() ? book.byId(id(data.path("Id").asText(""))) : book.find(number);
            if (row == null) {
                return K3Status.failure(10, "数据不存在", false);
            }
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ObjectNode result = answer.putObject("Result");
            result.putNull("ResponseStatus");
            ObjectNode view = result.putObject("Result");
            view.put("Id", row.id).put("Number", row.number).put("DocumentStatus", String.valueOf(row.status));
            view.putArray("Name").addObject().put("Key", 2052).put("Value", row.name);
            return HttpAnswer.json(answer);
        }
    }

    private void act(String operation, StockRow row, int index, K3Status status) {
        boolean done =
                switch (operation) {
                    case "Submit" -> move(row, "AD", StockRow.SUBMITTED);
                    case "Audit" -> move(row, "B", StockRow.AUDITED);
                    case "UnAudit" -> move(row, "C", StockRow.REOPENED);
                    default -> !row.closed();
                };
        if (!done) {
            status.refuse("", "编码为" + row.number + "的数据状态为" + row.status + "，不能执行" + operation, index);
            return;
        }
        if (operation.equals("Delete")) {
            book.remove(row);
        }
        status.accept(row.id, row.number, index);
    }

    private static boolean move(StockRow row, String from, char to) {
        boolean may = from.indexOf(row.status) >= 0;
        row.status = may ? to : row.status;
        return may;
    }

    private static List<String> named(JsonNode data) throws K3Refusal {
        List<String> names = new ArrayList<>();
        data.path("Numbers").forEach(number -> names.add(number.asText()));
        if (names.isEmpty()) {
            for (String id : data.path("Ids").asText("").split(",", -1)) {
                if (!id.isBlank()) {
                    names.add(id.strip());
                }
            }
        }
        if (names.isEmpty()) {
            throw new K3Refusal(3, "编码或内码不能为空");
        }
        return names;
    }

    private static int id(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notAnId) {
            return 0;
        }
    }
}
