package dev.caravan.mapping.function;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, read as what the function needs. A missing one reads as NULL. */
public final class Arguments {
    private static final int LONGEST = 1_000;
    private static final BigInteger FEW = BigInteger.valueOf(Integer.MAX_VALUE);

    private final FunctionSettings settings;
    private final @Nullable Object[] values;

    /** Takes the array over. */
    public Arguments(FunctionSettings settings, @Nullable Object[] values) {
        this.settings = settings;
        this.values = values;
    }

    FunctionSettings settings() {
        return settings;
    }

    /** How many there are. */
    public int size() {
        return values.length;
    }

    /** Whether there is a NULL among them. */
    public boolean anyNull() {
        for (Object value : values) {
            if (value == null) {
                return true;
            }
        }
        return false;
    }

    /** The value as it is; null stands for NULL. */
    public @Nullable Object at(int index) {
        return index < values.length ? values[index] : null;
    }

    /** A value that is known not to be NULL. */
    Object value(int index) {
        Object value = values[index];
        if (value == null) {
            throw new IllegalArgumentException("argument " + (index + 1) + " is NULL");
        }
        return value;
    }

    String text(int index) {
        return MysqlText.of(value(index));
    }

    /** An {@link EvaluationException} for a number with an exponent that no machine can write out. */
    BigDecimal decimal(int index) {
        BigDecimal number = MysqlNumber.decimal(value(index));
        if (Math.abs((long) number.scale()) > LONGEST) {
            throw new EvaluationException(value(index), "a number of at most 1,000 digits");
        }
        return number;
    }

    /** Of a text the leading digits, any other number is rounded. */
    BigInteger integer(int index) {
        return MysqlNumber.wholly(value(index), decimal(index));
    }

    /** As {@link #integer(int)}, but never beyond the range of an int. */
    int whole(int index) {
        return integer(index).max(FEW.negate()).min(FEW).intValue();
    }

    /** As {@link #whole(int)}, or the fallback when there is no such argument. */
    int whole(int index, int fallback) {
        return index < values.length ? whole(index) : fallback;
    }

    @Nullable TimeText time(int index) {
        return TimeText.read(value(index), settings.zone());
    }

    @Nullable LocalDateTime moment(int index) {
        TimeText read = time(index);
        return read == null ? null : read.moment();
    }

    @Nullable Duration span(int index) {
        return TimeText.time(value(index), settings.zone());
    }
}
