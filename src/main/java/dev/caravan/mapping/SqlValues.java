package dev.caravan.mapping;

import dev.caravan.mapping.function.Collation;
import dev.caravan.mapping.function.MysqlNumber;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.mapping.function.Ordering;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values as texts and numbers, as {@link MysqlText} and {@link MysqlNumber} read them. */
final class SqlValues {
    private SqlValues() {}

    /** A number, or a text that is one from its first to its last character; null for anything else. */
    static @Nullable BigDecimal number(Object value) {
        return MysqlNumber.whollyNumeric(value);
    }

    /** Negative, zero or positive; texts compare exactly. */
    static int order(Object left, Object right) {
        return Ordering.compare(left, right, Collation.EXACT);
    }

    /** The value as a text; maps and lists as JSON, numbers without an exponent unless it is huge. */
    static String text(Object value) {
        return MysqlText.of(value);
    }

    /** The text of a value in a template: nothing for null. */
    static String textOrEmpty(@Nullable Object value) {
        return MysqlText.orEmpty(value);
    }
}
