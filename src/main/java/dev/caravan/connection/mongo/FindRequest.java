package dev.caravan.connection.mongo;

import com.mongodb.client.model.Filters;
import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.TimeText;
import dev.caravan.json.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.json.JsonParseException;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What a page of a read asks for, made of the request's fields: {@code collection}, {@code filter}, {@code projection}, {@code
 * key}, {@code after}, {@code limit}, {@code modified}, {@code from}, {@code to}, {@code types}. Immutable.
 */
final class FindRequest {
    /** The window's bounds are whole seconds, both included; times may be finer. */
    private static final long GRANULARITY_SECONDS = 1;

    private final Map<String, Object> fields;

    FindRequest(Map<String, Object> fields) {
        this.fields = fields;
    }

    String collection() {
        return text("collection", "name the collection: collection=<name>");
    }

    String key() {
        return text("key", "name the field that sorts and identifies the documents: key=<field>");
    }

    int limit() {
        return fields.get("limit") instanceof Number limit ? limit.intValue() : 1;
    }

    boolean isExtended() {
        return "extended".equals(fields.get("types"));
    }

    boolean isFirst() {
        return fields.get("after") == null;
    }

    /** The request's own condition, null without one. */
    @Nullable BsonDocument filter() {
        return json("filter");
    }

    @Nullable BsonDocument projection() {
        return json("projection");
    }

    /** What the request asks for, whatever the page. */
    Bson base() {
        List<Bson> all = new ArrayList<>();
        BsonDocument filter = filter();
        if (filter != null) {
            all.add(filter);
        }
        String modified = modified();
        if (modified != null) {
            all.add(Filters.gte(modified, new BsonDateTime(bound("from").toEpochMilli())));
            Instant end = bound("to").plusSeconds(GRANULARITY_SECONDS);
            all.add(Filters.lt(modified, new BsonDateTime(end.toEpochMilli())));
        }
        return all.isEmpty() ? new BsonDocument() : Filters.and(all);
    }

    /** The field that a window's bounds are compared with, null without a window. */
    @Nullable String modified() {
        return fields.get("from") == null
                ? null
                : text("modified", "name the field with the time of the last change: modified=<field>");
    }

    private Instant bound(String name) {
        return Instant.parse(text(name, "the window has no bound " + name));
    }

    /** As {@link #base}, after the last document of the page before; {@code type} is the key's type in the collection. */
    Bson page(BsonType type, TimeText times) {
        return isFirst() ? base() : Filters.and(base(), Filters.gt(key(), after(type, times)));
    }

    private BsonValue after(BsonType type, TimeText times) {
        String text = String.valueOf(fields.get("after"));
        try {
            if (isExtended() && text.startsWith("{")) {
                return Objects.requireNonNull(
                        BsonDocument.parse("{\"v\": " + text + "}").get("v"));
            }
            return switch (type) {
                case OBJECT_ID -> new BsonObjectId(new ObjectId(text));
                case STRING -> new BsonString(text);
                case INT32, INT64, DOUBLE, DECIMAL128 -> new BsonDecimal128(new Decimal128(new BigDecimal(text)));
                case DATE_TIME ->
                    new BsonDateTime(times.instant(text).toInstant().toEpochMilli());
                default -> throw unsuited(type);
            };
        } catch (IllegalArgumentException | DateTimeException | JsonParseException unreadable) {
            throw ConnectionException.refused(
                    "the list cannot go on after " + key() + " = " + text + ": it is no " + BsonTypes.name(type),
                    "choose a key whose values are all of one type");
        }
    }

    private ConnectionException unsuited(BsonType type) {
        return ConnectionException.refused(
                "documents cannot be read in the order of " + key() + ", whose values are of type "
                        + BsonTypes.name(type),
                "choose a key of object ids, texts, numbers or times");
    }

    private @Nullable BsonDocument json(String name) {
        Object value = fields.get(name);
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        try {
            return BsonDocument.parse(value instanceof Map ? Json.write(value) : value.toString());
        } catch (JsonParseException | IllegalArgumentException malformed) {
            throw ConnectionException.refused(
                    name + " is not a JSON object: " + malformed.getMessage(), "write it as in {\"state\": 1}");
        }
    }

    private String text(String name, String otherwise) {
        Object value = fields.get(name);
        if (value == null || value.toString().isBlank()) {
            throw ConnectionException.refused(otherwise, null);
        }
        return value.toString();
    }
}
