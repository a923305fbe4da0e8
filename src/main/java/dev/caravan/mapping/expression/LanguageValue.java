package dev.caravan.mapping.expression;

import dev.caravan.mapping.notation.InconvertibleException;
import org.jspecify.annotations.Nullable;

/** A value in a language of Camel's: {@code language: simple}. */
public record LanguageValue(String language, ValueLanguages.Compiled compiled) implements Expression {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        Scope record = scope;
        while (record.outer() != record) {
            record = record.outer();
        }
        try {
            return compiled.evaluate(scope.content(), record.content());
        } catch (IllegalArgumentException failed) {
            throw new InconvertibleException(
                    null, "a value that the " + language + " expression can work with: " + failed.getMessage());
        }
    }
}
