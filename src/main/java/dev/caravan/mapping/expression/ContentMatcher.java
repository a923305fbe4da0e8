package dev.caravan.mapping.expression;

import com.google.re2j.Pattern;
import dev.caravan.json.FieldPath;
import dev.caravan.mapping.function.MysqlNumber;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.model.ContentFilter;
import dev.caravan.model.ContentFilter.AllOf;
import dev.caravan.model.ContentFilter.AnyOf;
import dev.caravan.model.ContentFilter.FieldTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the content of a record fits a filter. One thread at a time.
 *
 * <p>Equality compares texts, as the stores' indexes do: the number 7 and the text 7 are equal, 7 and 07 are not, nor are
 * 1 and 1.0. An order compares numbers when both sides are numbers or texts that read as numbers, else texts. A field that is
 * absent or null equals null only; it is unlike every other value, and neither greater nor less.
 */
final class ContentMatcher {
    private final Map<String, FieldPath> paths = new HashMap<>();
    private final Map<String, Pattern> patterns = new HashMap<>();

    boolean matches(ContentFilter filter, Map<?, ?> content) {
        if (filter instanceof AllOf all) {
            return all.parts().stream().allMatch(part -> matches(part, content));
        }
        if (filter instanceof AnyOf any) {
            return any.parts().stream().anyMatch(part -> matches(part, content));
        }
        return test((FieldTest) filter, content);
    }

    private boolean test(FieldTest test, Map<?, ?> content) {
        Object found = path(test.field()).get(content);
        List<@Nullable Object> values = test.values();
        return switch (test.operator()) {
            case EQ, IN -> values.stream().anyMatch(value -> isEqual(found, value));
            case NE, NIN -> values.stream().noneMatch(value -> isEqual(found, value));
            case GT -> order(found, values.get(0)) == Order.GREATER;
            case LT -> order(found, values.get(0)) == Order.LESS;
            case GTE -> order(found, values.get(0)).isOneOf(Order.GREATER, Order.EQUAL);
            case LTE -> order(found, values.get(0)).isOneOf(Order.LESS, Order.EQUAL);
            case EXISTS -> path(test.field()).isPresent(content) == Boolean.TRUE.equals(values.get(0));
            case REGEX ->
                found != null
                        && pattern(values.get(0)).matcher(MysqlText.of(found)).find();
        };
    }

    private FieldPath path(String field) {
        return paths.computeIfAbsent(field, FieldPath::of);
    }

    private Pattern pattern(@Nullable Object value) {
        return patterns.computeIfAbsent(MysqlText.orEmpty(value), Patterns::compile);
    }

    private static boolean isEqual(@Nullable Object found, @Nullable Object value) {
        return found == null || value == null
                ? found == value
                : MysqlText.of(found).equals(MysqlText.of(value));
    }

    private static Order order(@Nullable Object found, @Nullable Object value) {
        if (found == null || value == null) {
            return Order.NONE;
        }
        BigDecimal left = MysqlNumber.whollyNumeric(found);
        BigDecimal right = MysqlNumber.whollyNumeric(value);
        int order = left == null || right == null
                ? MysqlText.of(found).compareTo(MysqlText.of(value))
                : left.compareTo(right);
        return order == 0 ? Order.EQUAL : order < 0 ? Order.LESS : Order.GREATER;
    }

    private enum Order {
        LESS,
        EQUAL,
        GREATER,
        NONE;

        private boolean isOneOf(Order first, Order second) {
            return this == first || this == second;
        }
    }
}
