package dev.caravan.mapping.expression;

import dev.caravan.model.ContentFilter;
import dev.caravan.model.ContentFilter.AllOf;
import dev.caravan.model.ContentFilter.AnyOf;
import dev.caravan.model.ContentFilter.FieldTest;
import dev.caravan.model.ContentFilter.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A filter whose values come from the record that is mapped. Immutable, thread-safe. */
public sealed interface FilterTemplate {
    /** The filter for one record, or one element of its lists. */
    ContentFilter bind(Scope scope);

    /** The values it is made of. */
    Stream<Expression> expressions();

    /** A test of one field. */
    record Test(String field, Operator operator, List<Expression> values) implements FilterTemplate {
        /** A record that has nothing to look up finds nothing: never another record in which the field is empty too. */
        @Override
        public ContentFilter bind(Scope scope) {
            boolean looksUp = operator == Operator.EQ || operator == Operator.IN;
            List<@Nullable Object> bound = new ArrayList<>(values.size());
            for (Expression value : values) {
                Object found = value.evaluate(scope);
                if (value instanceof Literal || !looksUp || !isEmpty(found)) {
                    bound.add(found);
                }
            }
            if (operator == Operator.REGEX) {
                Patterns.require(bound.get(0));
            }
            return bound.isEmpty()
                    ? new FieldTest(field, Operator.IN, List.of())
                    : new FieldTest(field, operator, bound);
        }

        private static boolean isEmpty(@Nullable Object value) {
            return value == null || value.equals("");
        }

        @Override
        public Stream<Expression> expressions() {
            return values.stream();
        }
    }

    /**
     * Several filters.
     *
     * @param all whether every one must hold, or one
     */
    record Group(boolean all, List<FilterTemplate> parts) implements FilterTemplate {
        @Override
        public ContentFilter bind(Scope scope) {
            List<ContentFilter> bound =
                    parts.stream().map(part -> part.bind(scope)).toList();
            return all ? new AllOf(bound) : new AnyOf(bound);
        }

        @Override
        public Stream<Expression> expressions() {
            return parts.stream().flatMap(FilterTemplate::expressions);
        }
    }
}
