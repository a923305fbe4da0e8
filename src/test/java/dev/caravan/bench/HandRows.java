package dev.caravan.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The requests of a batch, written and read by streams. */
final class HandRows {
    /** What a warehouse becomes at the target. */
    record Row(String number, String name) {}

    private HandRows() {}

    static List<Row> of(List<HandStore.Taken> records) throws IOException {
        List<Row> rows = new ArrayList<>(records.size());
        for (HandStore.Taken record : records) {
            rows.add(row(record.content()));
        }
        return rows;
    }

    private static Row row(String content) throws IOException {
        String number = "";
        String name = "";
        try (JsonParser parser = HandWrittenHttp.JSON.createParser(content)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "warehouseCode" -> number = parser.getText();
                    case "warehouseName" -> name = parser.getText();
                    default -> parser.skipChildren();
                }
            }
        }
        return new Row(number, name);
    }

    static byte[] lookUp(List<Row> rows) {
        StringBuilder numbers = new StringBuilder();
        rows.forEach(row -> numbers.append(numbers.isEmpty() ? "'" : ",'")
                .append(row.number().replace("'", "''"))
                .append('\''));
        return ("{\"data\":{\"FormId\":\"BD_STOCK\",\"FieldKeys\":\"FStockId,FNumber,FDocumentStatus,FCreateOrgId.FNumber\","
                        + "\"FilterString\":\"FNumber in (" + numbers
                        + ")\",\"OrderString\":\"FStockId\",\"TopRowCount\":0,"
                        + "\"StartRow\":0,\"Limit\":2000}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A round begins with an empty target, so that every row is a new one. */
    static boolean noneExist(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8).strip().equals("[]");
    }

    static byte[] save(List<Row> rows) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(32_768);
        try (JsonGenerator json = HandWrittenHttp.JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("formid", "BD_STOCK");
            json.writeObjectFieldStart("data");
            json.writeBooleanField("IsAutoSubmitAndAudit", true);
            json.writeArrayFieldStart("Model");
            for (Row row : rows) {
                json.writeStartObject();
                json.writeStringField("FName", row.name());
                json.writeStringField("FNumber", row.number());
                json.writeStringField("FStockProperty", "1");
                organization(json, "FCreateOrgId");
                organization(json, "FUseOrgId");
                json.writeStringField("FAllowMinusQty", "true");
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }
        return body.toByteArray();
    }

    private static void organization(JsonGenerator json, String field) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("FNumber", "I0134");
        json.writeEndObject();
    }

    /** Every row stands in SuccessEntitys by its index and number. */
    static boolean allWritten(List<Row> rows, byte[] answer) throws IOException {
        int written = 0;
        try (JsonParser parser = HandWrittenHttp.JSON.createParser(answer)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("SuccessEntitys")) {
                    parser.nextToken();
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        written += isWritten(rows, parser) ? 1 : 0;
                    }
                }
            }
        }
        return written == rows.size();
    }

    private static boolean isWritten(List<Row> rows, JsonParser parser) throws IOException {
        String number = "";
        int index = -1;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "Number" -> number = parser.getText();
                case "DIndex" -> index = parser.getIntValue();
                default -> parser.skipChildren();
            }
        }
        return index >= 0 && index < rows.size() && rows.get(index).number().equals(number);
    }
}
