package dev.caravan.mapping.expression;

import dev.caravan.mapping.notation.InconvertibleException;
import org.jspecify.annotations.Nullable;

/** A compiled value: of a template in a mapping, of a condition. Pure, immutable, thread-safe. */
public sealed interface Expression
        permits Literal,
                Reference,
                Piped,
                MixedText,
                Comparison,
                Logic,
                Negation,
                NullTest,
                TruthTest,
                Membership,
                TextMatch,
                Arithmetic,
                FunctionCall,
                FirstValue,
                Choice,
                Switch,
                PatternMatch,
                IntervalAmount,
                BareValue,
                QuotedValue,
                ListAggregate,
                FunctionValue,
                LookUp,
                TableValue,
                Variable,
                LanguageValue {
    /**
     * The value for a record; null where SQL says NULL or a field is absent.
     *
     * @throws InconvertibleException when a value has no such form; conditions never do
     * @throws MissingParentException when a look-up must find something and does not
     */
    @Nullable Object evaluate(Scope scope);

    /** The value read as a condition. */
    default Truth truth(Scope scope) {
        return Truth.ofValue(evaluate(scope));
    }

    /** Whether it looks records of another case up. */
    default boolean looksUp() {
        return false;
    }
}
