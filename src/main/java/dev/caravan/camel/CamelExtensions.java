package dev.caravan.camel;

import dev.caravan.mapping.MappingExtensions;
import dev.caravan.mapping.MappingFunction;
import dev.caravan.mapping.MappingParser;
import dev.caravan.mapping.expression.ValueLanguages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * What a host adds to the language of mappings: beans of the registry, then services of the class path, and every language of
 * Camel's that is there. What they throw fails the record, with a sentence.
 */
final class CamelExtensions {
    /** The exchange variable with the whole record, for rows among the children of an array. */
    private static final String RECORD = "record";

    private CamelExtensions() {}

    static MappingExtensions of(CamelContext context) {
        return new MappingExtensions(
                all(context, MappingFunction.class).stream()
                        .map(GuardedFunction::new)
                        .toList(),
                all(context, MappingParser.class).stream()
                        .map(GuardedParser::new)
                        .toList(),
                languages(context));
    }

    private static <T> List<T> all(CamelContext context, Class<T> type) {
        List<T> found = new ArrayList<>(context.getRegistry().findByType(type));
        ServiceLoader.load(type, loader(context)).forEach(found::add);
        return found;
    }

    /** Where the application's own classes and files are. */
    static ClassLoader loader(CamelContext context) {
        ClassLoader application = context.getApplicationContextClassLoader();
        return application == null ? CamelExtensions.class.getClassLoader() : application;
    }

    private static ValueLanguages languages(CamelContext context) {
        return (language, text) -> {
            try {
                Expression expression = context.resolveLanguage(language).createExpression(text);
                expression.init(context);
                return (content, record) -> evaluate(context, expression, content, record);
            } catch (RuntimeException refused) {
                throw new IllegalArgumentException(
                        "the language \"" + language + "\" is not on the class path, or refuses the text: "
                                + ExchangeFailure.sentence(refused),
                        refused);
            }
        };
    }

    private static @Nullable Object evaluate(
            CamelContext context, Expression expression, Map<?, ?> content, Map<?, ?> record) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(content);
        exchange.setVariable(RECORD, record);
        try {
            Object value = expression.evaluate(exchange, Object.class);
            if (exchange.getException() != null) {
                throw new IllegalArgumentException(
                        ExchangeFailure.sentence(exchange.getException()), exchange.getException());
            }
            return value;
        } catch (RuntimeException failed) {
            throw new IllegalArgumentException(ExchangeFailure.sentence(failed), failed);
        }
    }

    private record GuardedFunction(MappingFunction function) implements MappingFunction {
        @Override
        public String name() {
            return function.name();
        }

        @Override
        public int least() {
            return function.least();
        }

        @Override
        public int most() {
            return function.most();
        }

        @Override
        public @Nullable Object apply(List<@Nullable Object> arguments) {
            try {
                return function.apply(arguments);
            } catch (RuntimeException failed) {
                throw new IllegalArgumentException(ExchangeFailure.sentence(failed), failed);
            }
        }
    }

    private record GuardedParser(MappingParser parser) implements MappingParser {
        @Override
        public String name() {
            return parser.name();
        }

        @Override
        public void check(String params) {
            parser.check(params);
        }

        @Override
        public @Nullable Object parse(Object value, String params) {
            try {
                return parser.parse(value, params);
            } catch (RuntimeException failed) {
                throw new IllegalArgumentException(ExchangeFailure.sentence(failed), failed);
            }
        }
    }
}
