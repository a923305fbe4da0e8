package dev.caravan.mapping.expression;

import dev.caravan.json.FieldPath;
import dev.caravan.json.Json;
import dev.caravan.json.JsonException;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.model.ContentFilter;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.StoredRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a batch looks up in one case: one query over all values of the pivot, then the whole filters are evaluated
 * here. Goes on in steps only where more records answer than one step holds. Used once.
 */
final class LookUpRun {
    private static final int STEP = 2_000;
    private static final int MOST_STEPS = 500;

    private final LookUpPlan plan;
    private final Map<ContentFilter, Found> wanted = new LinkedHashMap<>();
    private final ContentMatcher matcher = new ContentMatcher();
    private final Map<String, Map<ContentFilter, Found>> byText = new LinkedHashMap<>();
    private final @Nullable Pivot pivot;

    LookUpRun(LookUpPlan plan, Map<ContentFilter, Found> asked) {
        this.plan = plan;
        asked.forEach((filter, found) -> {
            if (FilterText.fieldWithoutValue(filter).isEmpty()) {
                wanted.put(filter, found);
            }
        });
        pivot = Pivot.of(wanted.keySet()).orElse(null);
        Pivot chosen = pivot;
        if (chosen != null) {
            wanted.forEach((filter, found) -> chosen.textsOf(filter)
                    .forEach(text -> byText.computeIfAbsent(text, any -> new LinkedHashMap<>())
                            .put(filter, found)));
        }
    }

    void answer(LookUpSource source) {
        long after = 0;
        for (int step = 0; !isAnswered(); step++) {
            if (step == MOST_STEPS) {
                throw new LookUpException("a look-up in case " + plan.caseName() + " went through " + STEP * MOST_STEPS
                        + " records without an end; give its where an equality that few records share");
            }
            List<StoredRecord> records = source.find(plan.caseName(), query(after));
            records.forEach(this::offer);
            if (records.size() < STEP) {
                return;
            }
            after = records.get(records.size() - 1).id();
        }
    }

    private boolean isAnswered() {
        return wanted.values().stream().allMatch(found -> found.content() != null);
    }

    private ContentQuery query(long after) {
        return pivot == null
                ? ContentQuery.all(after, STEP)
                : new ContentQuery(pivot.field(), List.copyOf(pivot.texts()), after, STEP);
    }

    private void offer(StoredRecord record) {
        contentOf(record).ifPresent(content -> candidates(content).forEach((filter, found) -> {
            if (found.content() == null && matcher.matches(filter, content)) {
                found.offer(record, content, plan.written());
            }
        }));
    }

    private Map<ContentFilter, Found> candidates(Map<?, ?> content) {
        if (pivot == null) {
            return wanted;
        }
        Object value = FieldPath.of(pivot.field()).get(content);
        return byText.getOrDefault(MysqlText.orEmpty(value), Map.of());
    }

    /** What is no object, or has lost its body, has no fields to be found by. */
    private static Optional<Map<?, ?>> contentOf(StoredRecord record) {
        if (record.content() == null) {
            return Optional.empty();
        }
        try {
            return Json.parse(record.content()) instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
        } catch (JsonException notJson) {
            return Optional.empty();
        }
    }
}
