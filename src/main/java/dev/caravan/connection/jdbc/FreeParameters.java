package dev.caravan.connection.jdbc;

import dev.caravan.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns values into parameters of a statement whose columns are not known: the database converts them. Pure. */
final class FreeParameters {
    private FreeParameters() {}

    /**
     * The parameter {@code :name}.
     *
     * @throws RefusedValueException when the database would lose digits of a number, or drivers would write out millions of them
     */
    static Parameter of(String name, @Nullable Object value, Product product) throws RefusedValueException {
        if (value == null) {
            return Parameter.of(null);
        }
        if (value instanceof Number number) {
            return number(name, new BigDecimal(number.toString()), product);
        }
        if (value instanceof Boolean flag) {
            return product == Product.SQLITE ? Parameter.of(flag ? 1L : 0L) : Parameter.of(flag);
        }
        return Parameter.text(
                value instanceof Map || value instanceof Iterable ? Json.write(value) : value.toString(), product);
    }

    private static Parameter number(String name, BigDecimal number, Product product) throws RefusedValueException {
        if (Math.abs((long) number.scale()) > ColumnParameters.LARGEST_SCALE) {
            throw new RefusedValueException(
                    name, ":" + name + " is a number with an exponent beyond " + ColumnParameters.LARGEST_SCALE);
        }
        if (product != Product.SQLITE) {
            boolean whole = number.scale() <= 0 && BinaryNumbers.isLong(number);
            return whole ? Parameter.of(number.longValueExact()) : Parameter.of(number);
        }
        // SQLite's driver binds decimals as text, which would be compared as text
        Number kept = BinaryNumbers.ofSqlite(number);
        if (kept == null) {
            throw new RefusedValueException(
                    name,
                    ":" + name + " is a number of " + BinaryNumbers.digits(number) + " digits, of which SQLite keeps "
                            + BinaryNumbers.DOUBLE_DIGITS + "; make it a text in the mapping");
        }
        return Parameter.of(kept);
    }
}
