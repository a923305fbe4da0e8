package dev.caravan.connection.mongo;

import java.util.Locale;
import org.bson.BsonType;

/** Types as MongoDB compares and names them. Pure. */
final class BsonTypes {
    private BsonTypes() {}

    /** Whether values of the two types are compared by value; else a comparison finds none of the other type. */
    static boolean areComparable(BsonType one, BsonType other) {
        return one == other || isNumber(one) && isNumber(other);
    }

    private static boolean isNumber(BsonType type) {
        return switch (type) {
            case INT32, INT64, DOUBLE, DECIMAL128 -> true;
            default -> false;
        };
    }

    static String name(BsonType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
