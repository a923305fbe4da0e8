package dev.caravan.connection.mongo;

import dev.caravan.connection.TimeText;
import dev.caravan.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * Documents as records. Plain: object ids are their 24 digits, times have the connection's offset, bytes are Base64, numbers keep
 * their digits, and what JSON has no word for is MongoDB's extended JSON. Extended: canonical extended JSON throughout, from
 * which the same document can be made again. Immutable, thread-safe.
 */
final class DocumentJson {
    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final TimeText times;
    private final boolean extended;

    DocumentJson(TimeText times, boolean extended) {
        this.times = times;
        this.extended = extended;
    }

    Map<String, @Nullable Object> record(BsonDocument document) {
        if (extended) {
            return new LinkedHashMap<>(Json.parseObject(document.toJson(CANONICAL)));
        }
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        document.forEach((name, value) -> record.put(name, plain(value)));
        return record;
    }

    private @Nullable Object plain(BsonValue value) {
        return switch (value.getBsonType()) {
            case NULL, UNDEFINED -> null;
            case STRING -> value.asString().getValue();
            case BOOLEAN -> value.asBoolean().getValue();
            case INT32 -> value.asInt32().getValue();
            case INT64 -> whole(value.asInt64().getValue());
            case DOUBLE -> number(Double.toString(value.asDouble().getValue()));
            case DECIMAL128 -> decimal(value.asDecimal128().getValue());
            case OBJECT_ID -> value.asObjectId().getValue().toHexString();
            case DATE_TIME ->
                times.write(Instant.ofEpochMilli(value.asDateTime().getValue()));
            case BINARY -> binary(value.asBinary());
            case DOCUMENT -> record(value.asDocument());
            case ARRAY -> list(value.asArray());
            default ->
                Json.parseObject(new BsonDocument("v", value).toJson(CANONICAL)).get("v");
        };
    }

    private List<@Nullable Object> list(BsonArray array) {
        List<@Nullable Object> list = new ArrayList<>(array.size());
        array.forEach(element -> list.add(plain(element)));
        return list;
    }

    private static Number whole(long number) {
        boolean small = number == (int) number;
        return small ? (Number) (int) number : (Number) number;
    }

    /** What is no number in JSON, such as NaN, stays text. */
    private static Object number(String text) {
        return Character.isDigit(text.charAt(text.length() - 1)) ? new BigDecimal(text) : text;
    }

    private static Object decimal(Decimal128 value) {
        try {
            return value.isNaN() || value.isInfinite() ? value.toString() : value.bigDecimalValue();
        } catch (ArithmeticException negativeZero) {
            return value.toString();
        }
    }

    private static String binary(BsonBinary value) {
        return value.getType() == BsonBinarySubType.UUID_STANDARD.getValue()
                ? value.asUuid().toString()
                : Base64.getEncoder().encodeToString(value.getData());
    }

    /** The value at a dotted path, null when there is none. */
    static @Nullable BsonValue at(BsonDocument document, String path) {
        BsonValue value = document;
        for (String step : path.split("\\.")) {
            value = value != null && value.isDocument() ? value.asDocument().get(step) : null;
        }
        return value == null || value.getBsonType() == BsonType.NULL ? null : value;
    }
}
