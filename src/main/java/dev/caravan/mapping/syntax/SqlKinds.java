package dev.caravan.mapping.syntax;

import dev.caravan.mapping.expression.Expression;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.relational.DoubleAnd;

/** What JSqlParser's classes are compiled by. */
final class SqlKinds {
    private static final String SUPPORTED =
            "= <=> != < <= > >=, AND OR XOR NOT, IN (…), LIKE, REGEXP, BETWEEN, IS [NOT]"
                    + " NULL, IS [NOT] TRUE, CASE, + - * / % DIV and functions";

    private final Map<Class<?>, Function<Object, Expression>> kinds = new HashMap<>();

    <T> void on(Class<T> type, Function<T, Expression> kind) {
        kinds.put(type, sql -> kind.apply(type.cast(sql)));
    }

    /** A refusal is an {@link IllegalArgumentException} with a sentence. */
    Expression compile(net.sf.jsqlparser.expression.Expression sql) {
        Function<Object, Expression> kind = kinds.get(sql.getClass());
        if (kind == null) {
            throw unsupported(sql);
        }
        return kind.apply(sql);
    }

    static IllegalArgumentException unsupported(Object sql) {
        return new IllegalArgumentException("\"" + sql + "\" is not supported; " + remedy(sql));
    }

    private static String remedy(Object sql) {
        if (sql instanceof DoubleAnd) {
            return "write AND for &&";
        }
        return sql instanceof Concat ? "write OR for ||" : "supported are " + SUPPORTED;
    }
}
