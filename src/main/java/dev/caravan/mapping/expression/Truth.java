package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.MysqlNumber;
import org.jspecify.annotations.Nullable;

/** SQL's three-valued logic. */
public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    public static Truth of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    /** NULL is unknown, zero is false, any other number true, a text is what its leading digits say. */
    static Truth ofValue(@Nullable Object value) {
        if (value == null) {
            return UNKNOWN;
        }
        return of(
                value instanceof Boolean flag
                        ? flag
                        : MysqlNumber.decimal(value).signum() != 0);
    }

    Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** 1, 0 or NULL, as MySQL prints it. */
    @Nullable Integer value() {
        return switch (this) {
            case TRUE -> 1;
            case FALSE -> 0;
            case UNKNOWN -> null;
        };
    }
}
