package dev.caravan.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which staged records a look-up wants, by the fields of their content: the part of MongoDB's filters that 轻易云's
 * look-ups use.
 */
public sealed interface ContentFilter {
    /** The relations of a field to values. */
    enum Operator {
        EQ,
        NE,
        GT,
        GTE,
        LT,
        LTE,
        IN,
        NIN,
        EXISTS,
        REGEX;

        /** The spelling in a filter, e.g. {@code $gte}. */
        public String word() {
            return "$" + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A test of one field.
     *
     * @param field a name, or names with dots between them
     * @param values one, or any number for {@code $in} and {@code $nin}; null stands for an absent field
     */
    record FieldTest(String field, Operator operator, List<@Nullable Object> values) implements ContentFilter {
        public FieldTest {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /** Every part must hold; without parts it holds always. */
    record AllOf(List<ContentFilter> parts) implements ContentFilter {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /** One part must hold; without parts it never holds. */
    record AnyOf(List<ContentFilter> parts) implements ContentFilter {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }
}
