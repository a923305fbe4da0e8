package dev.caravan.mapping.function;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The functions that expressions may call, by name. Immutable, thread-safe. */
public final class FunctionCatalog {
    private static final FunctionCatalog BUILT_IN = new FunctionCatalog(builtIns());

    private final Map<String, BuiltIn> functions;

    private FunctionCatalog(Map<String, BuiltIn> functions) {
        this.functions = Collections.unmodifiableMap(functions);
    }

    /** MySQL's functions. */
    public static FunctionCatalog builtIn() {
        return BUILT_IN;
    }

    private static Map<String, BuiltIn> builtIns() {
        Map<String, BuiltIn> functions = new TreeMap<>();
        Stream.of(
                        TextFunctions.all(),
                        SearchFunctions.all(),
                        NumberFunctions.all(),
                        ChoiceFunctions.all(),
                        ClockFunctions.all(),
                        TimePartFunctions.all(),
                        TimeFunctions.all())
                .flatMap(List::stream)
                .forEach(function -> functions.put(function.name(), function));
        return functions;
    }

    /** These functions and one more, which replaces another of that name; its name is that of a word of SQL. */
    public FunctionCatalog with(String name, int min, int max, MysqlFunction function) {
        Map<String, BuiltIn> more = new TreeMap<>(functions);
        String upper = name.toUpperCase(Locale.ROOT);
        more.put(upper, BuiltIn.lenient(upper, min, max, function));
        return new FunctionCatalog(more);
    }

    /** The function of a name, in whatever case. */
    public Optional<BuiltIn> named(String name) {
        return Optional.ofNullable(functions.get(name.toUpperCase(Locale.ROOT)));
    }

    /** Every name. */
    public Set<String> names() {
        return functions.keySet();
    }
}
