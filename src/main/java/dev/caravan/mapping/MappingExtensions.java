package dev.caravan.mapping;

import dev.caravan.mapping.expression.ValueLanguages;
import dev.caravan.mapping.function.Arguments;
import dev.caravan.mapping.function.FunctionCatalog;
import dev.caravan.mapping.notation.InconvertibleException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a user adds to the language: functions, parsers, expression languages. Immutable, thread-safe. */
public final class MappingExtensions {
    /** Adds nothing. */
    public static final MappingExtensions NONE = new MappingExtensions(List.of(), List.of(), ValueLanguages.NONE);

    private final Map<String, MappingFunction> functions;
    private final Map<String, MappingParser> parsers;
    private final ValueLanguages languages;

    /**
     * @param functions of two with one name the first counts
     * @param parsers likewise
     */
    public MappingExtensions(
            Collection<? extends MappingFunction> functions,
            Collection<? extends MappingParser> parsers,
            ValueLanguages languages) {
        this.functions = byName(functions, MappingFunction::name);
        this.parsers = byName(parsers, MappingParser::name);
        this.languages = languages;
    }

    private static <T> Map<String, T> byName(Collection<? extends T> all, Function<T, String> name) {
        Map<String, T> named = new LinkedHashMap<>();
        all.forEach(one -> named.putIfAbsent(name.apply(one).toUpperCase(Locale.ROOT), one));
        return Map.copyOf(named);
    }

    /** MySQL's functions and these; a refusal is an {@link IllegalArgumentException} with a sentence. */
    FunctionCatalog catalog() {
        FunctionCatalog catalog = FunctionCatalog.builtIn();
        for (MappingFunction function : functions.values()) {
            if (catalog.named(function.name()).isPresent()) {
                throw new IllegalArgumentException("the function " + function.name()
                        + " of yours has the name of another; give it one of its own");
            }
            catalog = catalog.with(
                    function.name(), function.least(), function.most(), arguments -> call(function, arguments));
        }
        return catalog;
    }

    private static @Nullable Object call(MappingFunction function, Arguments arguments) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            values.add(arguments.at(i));
        }
        try {
            return function.apply(Collections.unmodifiableList(values));
        } catch (IllegalArgumentException refused) {
            throw new InconvertibleException(
                    null, "arguments that " + function.name() + " can work with: " + refused.getMessage());
        }
    }

    Optional<MappingParser> parser(String name) {
        return Optional.ofNullable(parsers.get(name.toUpperCase(Locale.ROOT)));
    }

    List<String> parserNames() {
        return parsers.values().stream().map(MappingParser::name).sorted().toList();
    }

    ValueLanguages languages() {
        return languages;
    }
}
