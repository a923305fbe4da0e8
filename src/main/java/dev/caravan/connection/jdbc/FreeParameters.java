package dev.caravan.connection.jdbc;

import dev.caravan.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns values into parameters of a statement whose columns are not known: the database converts them. Pure. */
final class FreeParameters {
    private FreeParameters() {}

    static Parameter of(@Nullable Object value, Product product) {
        if (value == null) {
            return Parameter.of(null);
        }
        if (value instanceof Number number) {
            return number(number, product);
        }
        if (value instanceof Boolean flag) {
            return product == Product.SQLITE ? Parameter.of(flag ? 1L : 0L) : Parameter.of(flag);
        }
        return Parameter.text(
                value instanceof Map || value instanceof Iterable ? Json.write(value) : value.toString(), product);
    }

    private static Parameter number(Number value, Product product) {
        BigDecimal number = new BigDecimal(value.toString());
        boolean whole = number.scale() <= 0 && number.toBigInteger().bitLength() < Long.SIZE;
        if (whole) {
            return Parameter.of(number.longValueExact());
        }
        // SQLite's driver binds decimals as text, which would be compared as text
        return product == Product.SQLITE ? Parameter.of(number.doubleValue()) : Parameter.of(number);
    }
}
