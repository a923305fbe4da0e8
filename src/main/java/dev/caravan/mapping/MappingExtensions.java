package dev.caravan.mapping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    /** The function of a name, in any case. */
    public Optional<MappingFunction> function(String name) {
        return Optional.ofNullable(functions.get(name.toUpperCase(Locale.ROOT)));
    }

    /** The names of the functions. */
    public List<String> functionNames() {
        return functions.values().stream().map(MappingFunction::name).sorted().toList();
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
