package dev.caravan.mapping;

import dev.caravan.mapping.expression.Expression;
import dev.caravan.mapping.expression.FunctionValue;
import dev.caravan.mapping.expression.LanguageValue;
import dev.caravan.mapping.expression.LookUp;
import dev.caravan.mapping.expression.MixedText;
import dev.caravan.mapping.expression.Piped;
import dev.caravan.mapping.expression.Reference;
import dev.caravan.mapping.expression.TableValue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out whether a row reads a field of the innermost array by the array's name. */
final class OwnReferences {
    private OwnReferences() {}

    static boolean in(Row row) {
        if (row instanceof ValueRow value) {
            return in(value.source()) || in(value.fallback());
        }
        if (row instanceof ObjectRow object) {
            return object.children().stream().anyMatch(OwnReferences::in);
        }
        if (row instanceof ParsedRow parsed) {
            return in(parsed.inner());
        }
        return row instanceof ArrayRow array && in(array.source());
    }

    private static boolean in(@Nullable Expression expression) {
        if (expression instanceof Reference reference) {
            return reference.isOwn();
        }
        if (expression instanceof LanguageValue) {
            return true;
        }
        if (expression instanceof Piped piped) {
            return in(piped.source());
        }
        if (expression instanceof TableValue table) {
            return in(table.source());
        }
        if (expression instanceof FunctionValue function) {
            return function.references().stream().anyMatch(OwnReferences::in);
        }
        if (expression instanceof LookUp lookUp) {
            return lookUp.plan().where().expressions().anyMatch(OwnReferences::in);
        }
        Stream<Expression> parts = expression instanceof MixedText mixed ? mixed.parts().stream() : Stream.empty();
        return parts.anyMatch(OwnReferences::in);
    }
}
