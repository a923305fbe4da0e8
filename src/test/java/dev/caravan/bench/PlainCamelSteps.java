package dev.caravan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** The beans of the plain route. */
final class PlainCamelSteps {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SESSION = "kdservice-sessionid";

    private volatile String session = "";
    private long open;

    void session(Exchange exchange) throws IOException {
        session = HandWrittenHttp.session(exchange.getMessage().getBody(byte[].class));
        clear(exchange);
    }

    void pageRequest(Exchange exchange) {
        int page = exchange.getProperty("page", 0, Integer.class);
        exchange.setProperty("page", page + 1);
        clear(exchange);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/x-www-form-urlencoded");
        exchange.getMessage()
                .setBody(HandWrittenHttp.form("{\"gmtModifiedStart\":\"2020-01-01 00:00:00\",\"gmtModifiedEnd\":"
                        + "\"2026-01-01 00:00:00\",\"pageIndex\":" + page + ",\"pageSize\":50}"));
    }

    void rows(Exchange exchange) {
        JsonNode answer = JSON.valueToTree(exchange.getMessage().getBody());
        List<Object> rows = new ArrayList<>();
        answer.at("/result/data/warehouseInfo").forEach(row -> rows.add(JSON.convertValue(row, Map.class)));
        exchange.setProperty("rows", rows.size());
        exchange.setProperty("read", exchange.getProperty("read", 0L, Long.class) + rows.size());
        exchange.getMessage().setBody(rows);
    }

    void content(Exchange exchange) throws IOException {
        count(1);
        exchange.getMessage()
                .setHeader(
                        "content", JSON.writeValueAsString(exchange.getMessage().getBody()));
    }

    void lookUpRequest(Exchange exchange) {
        List<HandRows.Row> rows = new ArrayList<>();
        for (Object body : exchange.getMessage().getBody(List.class)) {
            Map<?, ?> record = (Map<?, ?>) body;
            rows.add(new HandRows.Row(
                    String.valueOf(record.get("warehouseCode")), String.valueOf(record.get("warehouseName"))));
        }
        exchange.setProperty("batch", rows);
        request(exchange, HandRows.lookUp(rows));
    }

    void requireNone(Exchange exchange) throws IOException {
        if (!HandRows.noneExist(exchange.getMessage().getBody(byte[].class))) {
            throw new IOException("rows exist");
        }
    }

    void saveRequest(Exchange exchange) throws IOException {
        List<Map<String, Object>> model = new ArrayList<>();
        for (HandRows.Row row : batch(exchange)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("FName", row.name());
            fields.put("FNumber", row.number());
            fields.put("FStockProperty", "1");
            fields.put("FCreateOrgId", Map.of("FNumber", "I0134"));
            fields.put("FUseOrgId", Map.of("FNumber", "I0134"));
            fields.put("FAllowMinusQty", "true");
            model.add(fields);
        }
        request(
                exchange,
                JSON.writeValueAsBytes(
                        Map.of("formid", "BD_STOCK", "data", Map.of("IsAutoSubmitAndAudit", true, "Model", model))));
    }

    void written(Exchange exchange) throws IOException {
        List<HandRows.Row> rows = batch(exchange);
        byte[] answer = exchange.getMessage().getBody(byte[].class);
        if (!HandRows.allWritten(rows, answer)) {
            throw new IOException("not all rows are written");
        }
        clear(exchange);
        exchange.getMessage()
                .setBody(rows.stream().map(row -> Map.of("code", row.number())).toList());
    }

    void acknowledged(Exchange exchange) {
        count(-batch(exchange).size());
    }

    private synchronized void count(int more) {
        open += more;
        notifyAll();
    }

    synchronized void awaitAcknowledged() throws InterruptedException {
        while (open > 0) {
            wait();
        }
    }

    @SuppressWarnings("unchecked") // set by lookUpRequest
    private static List<HandRows.Row> batch(Exchange exchange) {
        return exchange.getProperty("batch", List.class);
    }

    private void request(Exchange exchange, byte[] body) {
        clear(exchange);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setHeader(SESSION, session);
        exchange.getMessage().setBody(body);
    }

    private static void clear(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
    }
}
