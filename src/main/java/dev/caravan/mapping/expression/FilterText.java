package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.MysqlText;
import dev.caravan.model.ContentFilter;
import dev.caravan.model.ContentFilter.AllOf;
import dev.caravan.model.ContentFilter.AnyOf;
import dev.caravan.model.ContentFilter.FieldTest;
import dev.caravan.model.ContentFilter.Operator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Filters for people: {@code goodsNo = "A1" and kind > 3}. */
final class FilterText {
    private static final int SHORT = 80;

    private FilterText() {}

    static String of(ContentFilter filter) {
        if (filter instanceof AllOf all) {
            return all.parts().isEmpty() ? "any content" : joined(all.parts(), " and ");
        }
        if (filter instanceof AnyOf any) {
            return "(" + joined(any.parts(), " or ") + ")";
        }
        FieldTest test = (FieldTest) filter;
        return test.field() + " " + relation(test);
    }

    private static String joined(List<ContentFilter> parts, String by) {
        return parts.stream().map(FilterText::of).collect(Collectors.joining(by));
    }

    private static String relation(FieldTest test) {
        return switch (test.operator()) {
            case EQ -> "= " + values(test);
            case NE -> "≠ " + values(test);
            case GT -> "> " + values(test);
            case GTE -> "≥ " + values(test);
            case LT -> "< " + values(test);
            case LTE -> "≤ " + values(test);
            case IN -> "in (" + values(test) + ")";
            case NIN -> "not in (" + values(test) + ")";
            case EXISTS -> Boolean.TRUE.equals(test.values().get(0)) ? "exists" : "does not exist";
            case REGEX -> "like " + values(test);
        };
    }

    private static String values(FieldTest test) {
        return test.values().stream().map(FilterText::value).collect(Collectors.joining(", "));
    }

    private static String value(@Nullable Object value) {
        String text = MysqlText.orEmpty(value);
        String cut = text.length() > SHORT ? text.substring(0, SHORT - 1) + "…" : text;
        return value == null ? "null" : value instanceof String ? "\"" + cut + "\"" : cut;
    }

    /** The field for which a record has nothing that could be looked up; no record of the other case fits then. */
    static Optional<String> fieldWithoutValue(ContentFilter filter) {
        if (filter instanceof AllOf all) {
            return all.parts().stream()
                    .map(FilterText::fieldWithoutValue)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return filter instanceof FieldTest test
                        && test.operator() == Operator.IN
                        && test.values().isEmpty()
                ? Optional.of(test.field())
                : Optional.empty();
    }
}
