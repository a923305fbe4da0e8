package dev.caravan.connection.mongo;

import dev.caravan.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.json.JsonParseException;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * Mapped rows as documents: numbers keep their digits, extended JSON such as {@code {"$oid": "…"}} becomes the value it stands
 * for. Pure.
 */
final class DocumentValues {
    private DocumentValues() {}

    /**
     * The document of a row.
     *
     * @throws RefusedFieldException naming the field that MongoDB cannot hold
     */
    static BsonDocument document(Map<?, ?> row) throws RefusedFieldException {
        BsonDocument document = new BsonDocument();
        for (Map.Entry<?, ?> field : row.entrySet()) {
            String name = String.valueOf(field.getKey());
            if (name.startsWith("$") || name.isEmpty()) {
                throw new RefusedFieldException(name, "a field's name may not be empty or begin with $");
            }
            document.put(name, value(name, field.getValue()));
        }
        return document;
    }

    static BsonValue value(String field, @Nullable Object value) throws RefusedFieldException {
        if (value == null) {
            return BsonNull.VALUE;
        }
        if (value instanceof Map<?, ?> map) {
            return isExtended(map) ? extended(field, map) : document(map);
        }
        if (value instanceof List<?> list) {
            BsonArray array = new BsonArray();
            for (Object element : list) {
                array.add(value(field, element));
            }
            return array;
        }
        return value instanceof Number number ? number(field, number) : plain(value);
    }

    private static BsonValue plain(Object value) {
        return value instanceof Boolean flag ? BsonBoolean.valueOf(flag) : new BsonString(value.toString());
    }

    private static BsonValue number(String field, Number number) throws RefusedFieldException {
        if (number instanceof Integer) {
            return new BsonInt32(number.intValue());
        }
        if (number instanceof Long) {
            return new BsonInt64(number.longValue());
        }
        try {
            BigDecimal exact =
                    number instanceof BigInteger whole ? new BigDecimal(whole) : new BigDecimal(number.toString());
            return new BsonDecimal128(new Decimal128(exact));
        } catch (NumberFormatException tooLong) {
            throw new RefusedFieldException(field, "takes numbers of at most 34 digits, the row has a longer one");
        }
    }

    private static boolean isExtended(Map<?, ?> map) {
        return !map.isEmpty()
                && map.keySet().stream().allMatch(name -> String.valueOf(name).startsWith("$"));
    }

    private static BsonValue extended(String field, Map<?, ?> map) throws RefusedFieldException {
        try {
            BsonValue value =
                    BsonDocument.parse("{\"v\": " + Json.write(map) + "}").get("v");
            if (value != null && !value.isDocument()) {
                return value;
            }
        } catch (JsonParseException | IllegalArgumentException malformed) {
            throw new RefusedFieldException(field, "is not a value of extended JSON");
        }
        throw new RefusedFieldException(
                field, "has the unknown type " + map.keySet().iterator().next());
    }
}
