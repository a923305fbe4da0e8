package dev.caravan.mapping.syntax;

import dev.caravan.config.NearestName;
import dev.caravan.mapping.expression.Expression;
import dev.caravan.mapping.expression.FilterTemplate;
import dev.caravan.mapping.expression.Literal;
import dev.caravan.mapping.expression.Patterns;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.model.ContentFilter.Operator;
import dev.caravan.model.ContentQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a filter in MongoDB's form, given as plain values. Refusals are {@link IllegalArgumentException}s with a
 * sentence.
 */
final class FilterCompiler {
    private static final String AND = "$and";
    private static final String OR = "$or";
    private static final String OPTIONS = "$options";
    private static final List<String> OPERATORS =
            Stream.of(Operator.values()).map(Operator::word).toList();

    private final String prefix;
    private final Function<String, Expression> texts;

    /**
     * @param prefix what every field begins with; not part of its name
     * @param texts compiles the templates
     */
    FilterCompiler(String prefix, Function<String, Expression> texts) {
        this.prefix = prefix;
        this.texts = texts;
    }

    FilterTemplate compile(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> map) || map.isEmpty()) {
            throw new IllegalArgumentException("a filter names fields and what they must be, found "
                    + (tree == null ? "nothing" : MysqlText.of(tree)));
        }
        List<FilterTemplate> parts = new ArrayList<>();
        map.forEach((name, value) -> parts.addAll(entry(String.valueOf(name), value)));
        return parts.size() == 1 ? parts.get(0) : new FilterTemplate.Group(true, List.copyOf(parts));
    }

    private List<FilterTemplate> entry(String name, @Nullable Object value) {
        if (name.equals(AND) || name.equals(OR)) {
            List<FilterTemplate> parts =
                    list(name, value).stream().map(this::compile).toList();
            return List.of(new FilterTemplate.Group(name.equals(AND), parts));
        }
        if (name.startsWith("$")) {
            throw new IllegalArgumentException(NearestName.unknown("operator", name, List.of(AND, OR)));
        }
        String field = field(name);
        if (value instanceof Map<?, ?> map) {
            return operators(field, map);
        }
        return List.of(new FilterTemplate.Test(field, Operator.EQ, List.of(single(field, value))));
    }

    private String field(String name) {
        if (!name.startsWith(prefix)) {
            throw new IllegalArgumentException(
                    "the fields of a staged record stand below " + prefix + " here: write " + prefix + name);
        }
        String field = name.substring(prefix.length());
        if (!ContentQuery.isField(field)) {
            throw new IllegalArgumentException(
                    "records cannot be looked up by \"" + field + "\"; expected the name of a field");
        }
        return field;
    }

    private List<FilterTemplate> operators(String field, Map<?, ?> map) {
        List<FilterTemplate> tests = new ArrayList<>();
        map.forEach((name, value) -> {
            if (!OPTIONS.equals(name)) {
                tests.add(test(field, operator(field, String.valueOf(name)), value, map.get(OPTIONS)));
            }
        });
        return tests;
    }

    private static Operator operator(String field, String name) {
        if (!name.startsWith("$")) {
            throw new IllegalArgumentException(
                    "\"" + field + "\" is compared with an object; nested fields are written " + field + "." + name);
        }
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(NearestName.unknown("operator", name, OPERATORS)));
    }

    private FilterTemplate test(String field, Operator operator, @Nullable Object value, @Nullable Object options) {
        return switch (operator) {
            case IN, NIN ->
                new FilterTemplate.Test(
                        field,
                        operator,
                        list(operator.word(), value).stream()
                                .map(element -> single(field, element))
                                .toList());
            case EXISTS -> new FilterTemplate.Test(field, operator, List.of(flag(value)));
            case REGEX -> new FilterTemplate.Test(field, operator, List.of(regex(field, value, options)));
            default -> new FilterTemplate.Test(field, operator, List.of(single(field, value)));
        };
    }

    private Expression single(String field, @Nullable Object value) {
        if (value instanceof Map || value instanceof List) {
            throw new IllegalArgumentException(
                    "\"" + field + "\" is compared with a single value, found " + MysqlText.of(value));
        }
        return value instanceof String text ? texts.apply(text) : new Literal(value);
    }

    private static Expression flag(@Nullable Object value) {
        if (value instanceof Boolean) {
            return new Literal(value);
        }
        throw new IllegalArgumentException("$exists is true or false, found " + MysqlText.orEmpty(value));
    }

    private Expression regex(String field, @Nullable Object value, @Nullable Object options) {
        if (options != null && !options.equals("") && !options.equals("i")) {
            throw new IllegalArgumentException("of $options only \"i\" is known, found " + MysqlText.of(options));
        }
        String text = MysqlText.orEmpty(value);
        Expression pattern = single(field, "i".equals(options) ? "(?i)" + text : text);
        if (pattern instanceof Literal literal) {
            Patterns.compile(MysqlText.orEmpty(literal.value()));
        }
        return pattern;
    }

    private static List<?> list(String name, @Nullable Object value) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw new IllegalArgumentException(name + " takes a list, found " + MysqlText.orEmpty(value));
    }
}
