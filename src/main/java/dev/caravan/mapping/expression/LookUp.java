package dev.caravan.mapping.expression;

import dev.caravan.json.FieldPath;
import dev.caravan.model.ContentFilter;
import dev.caravan.model.StoredRecord;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field of a record that another case has staged; of several records the one that was staged first. */
public record LookUp(LookUpPlan plan, FieldPath find, NotFound notFound) implements Expression {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        ContentFilter filter = plan.where().bind(scope);
        Optional<Found> answer = scope.lookUps().find(plan, filter);
        if (answer.isEmpty()) {
            return null;
        }
        Found found = answer.get();
        Map<?, ?> content = found.content();
        if (content != null) {
            return noted(scope, filter, find.get(content));
        }
        noted(scope, filter, null);
        if (notFound.refuses()) {
            throw missing(filter, found);
        }
        return null;
    }

    @Override
    public boolean looksUp() {
        return true;
    }

    private @Nullable Object noted(Scope scope, ContentFilter filter, @Nullable Object value) {
        return scope.isTraced()
                ? scope.read(find.name() + " of " + plan.caseName() + " where " + FilterText.of(filter), value)
                : value;
    }

    private MissingParentException missing(ContentFilter filter, Found found) {
        Optional<String> without = FilterText.fieldWithoutValue(filter);
        if (without.isPresent()) {
            return new MissingParentException(
                    "there is nothing to look up in case " + plan.caseName() + ": the record has no value for "
                            + without.get(),
                    Optional.empty());
        }
        StoredRecord ended = found.endedBy();
        if (ended != null) {
            return new MissingParentException(
                    "record " + ended.key() + " of case " + plan.caseName() + ", with " + FilterText.of(filter)
                            + ", is " + ended.status().word() + (ended.note() == null ? "" : ": " + ended.note()),
                    Optional.empty());
        }
        return new MissingParentException(
                "case " + plan.caseName() + " has no " + (plan.written() ? "written " : "") + "record with "
                        + FilterText.of(filter),
                notFound.patience());
    }
}
