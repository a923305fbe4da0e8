package dev.caravan.mapping.shape;

import dev.caravan.mapping.function.Collation;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.mapping.function.Ordering;
import dev.caravan.mapping.notation.InconvertibleException;
import dev.caravan.mapping.notation.Moments;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a condition compares fields with: a text, a number, or a moment ({@code timestamp:…}). Immutable, thread-safe. */
sealed interface ConditionValue {
    String TIMESTAMP = "timestamp:";
    Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    /** Negative, zero or positive as the field's value comes before, with or after it; null when they have no order. */
    @Nullable Integer order(Object found);

    /** A value that fields are equal to: texts compare letter by letter, unless the field is a number. */
    static ConditionValue exact(String text, ZoneId zone) {
        if (text.isBlank()) {
            return new Empty(text);
        }
        return text.startsWith(TIMESTAMP) ? moment(text, zone) : new Plain(text);
    }

    /** A bound: a number makes it a comparison of numbers, texts are ordered letter by letter. */
    static ConditionValue bound(String text, ZoneId zone) {
        String stripped = text.strip();
        return NUMBER.matcher(stripped).matches() ? new Plain(new BigDecimal(stripped)) : exact(text, zone);
    }

    private static ConditionValue moment(String text, ZoneId zone) {
        String moment = text.substring(TIMESTAMP.length()).strip();
        try {
            return new Moment(Moments.local(moment, zone), zone);
        } catch (InconvertibleException unreadable) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no moment; write seconds, timestamp:1704067200, or timestamp:2024-01-01 08:00:00");
        }
    }

    /** A text or a number. */
    record Plain(Object value) implements ConditionValue {
        @Override
        public Integer order(Object found) {
            return Ordering.compare(found, value, Collation.EXACT);
        }
    }

    /** A moment in the source's zone; a field that tells none has no order with it. */
    record Moment(LocalDateTime moment, ZoneId zone) implements ConditionValue {
        @Override
        public @Nullable Integer order(Object found) {
            try {
                return Moments.local(found, zone).compareTo(moment);
            } catch (InconvertibleException noMoment) {
                return null;
            }
        }
    }

    /** Nothing written: as a number it would be 0, which a field that says 0 must not be equal to. */
    record Empty(String text) implements ConditionValue {
        @Override
        public Integer order(Object found) {
            return MysqlText.of(found).compareTo(text);
        }
    }
}
