package dev.caravan.mapping.function;

import org.jspecify.annotations.Nullable;

/** What a function calculates. Pure; thread-safe. */
@FunctionalInterface
public interface MysqlFunction {
    /**
     * The result, null for NULL.
     *
     * @throws EvaluationException for arguments MySQL refuses
     */
    @Nullable Object apply(Arguments arguments);

    /** The same function that gives NULL as soon as an argument is NULL, as most do. */
    default MysqlFunction strict() {
        return arguments -> arguments.anyNull() ? null : apply(arguments);
    }
}
