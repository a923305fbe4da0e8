package dev.caravan.mapping.syntax;

import dev.caravan.config.NearestName;
import dev.caravan.mapping.expression.Choice;
import dev.caravan.mapping.expression.Choice.Branch;
import dev.caravan.mapping.expression.Expression;
import dev.caravan.mapping.expression.FirstValue;
import dev.caravan.mapping.expression.FunctionCall;
import dev.caravan.mapping.function.BuiltIn;
import dev.caravan.mapping.function.FunctionCatalog;
import dev.caravan.mapping.function.FunctionSettings;
import dev.caravan.mapping.function.MysqlFunction;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Calls by name and compiled arguments. A refusal is an {@link IllegalArgumentException} with a sentence.
 *
 * @param local whether functions may be called that depend on the clock or the zone
 */
record FunctionCalls(FunctionCatalog catalog, FunctionSettings settings, boolean local) {
    static final List<String> OWN = List.of("IF", "IFNULL", "COALESCE");

    Expression call(String name, List<Expression> arguments) {
        String upper = name.toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "IF" -> {
                require(upper, arguments.size() == 3, arguments, "3");
                yield Choice.of(List.of(new Branch(arguments.get(0), arguments.get(1))), arguments.get(2));
            }
            case "IFNULL" -> {
                require(upper, arguments.size() == 2, arguments, "2");
                yield FirstValue.of(arguments);
            }
            case "COALESCE" -> {
                require(upper, !arguments.isEmpty(), arguments, "at least 1");
                yield FirstValue.of(arguments);
            }
            default -> catalogued(name, arguments);
        };
    }

    private Expression catalogued(String name, List<Expression> arguments) {
        BuiltIn function = catalog.named(name).orElseThrow(() -> unknown(name, Set.of()));
        require(function.name(), function.takes(arguments.size()), arguments, function.arity());
        if (function.local() && !local) {
            throw new IllegalArgumentException(function.name() + " is not supported here: it depends on the clock");
        }
        return new FunctionCall(function.function(), settings, arguments, function.text());
    }

    /** A function that has no name, or that is known already. */
    Expression call(MysqlFunction function, List<Expression> arguments) {
        return new FunctionCall(function, settings, arguments, false);
    }

    private static void require(String name, boolean holds, List<Expression> arguments, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    name + " does not take " + arguments.size() + " arguments; it takes " + expected);
        }
    }

    /**
     * The refusal of a name.
     *
     * @param others names that are functions too
     */
    IllegalArgumentException unknown(String name, Set<String> others) {
        Set<String> names = new TreeSet<>(catalog.names());
        names.addAll(OWN);
        names.addAll(others);
        return new IllegalArgumentException(NearestName.of(name, names)
                .map(nearest -> "unknown function \"" + name + "\"; did you mean \"" + nearest + "\"?")
                .orElseGet(() -> NearestName.unknown("function", name, names)));
    }
}
