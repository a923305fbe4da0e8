package dev.caravan.model.profile;

import dev.caravan.model.Action;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the answer table.
 *
 * @param all every one of these must match
 * @param operations only for these operations; empty = all
 * @param action what the answer means
 * @param write what it means when the request was a write, null = the same
 * @param pause how long all callers wait when the action is {@code RATE_LIMITED} and the vendor names no time; null = default
 * @param last what it means when all attempts are used up, null = the same
 * @param advice what to do, for people; null when the action says it all
 */
public record AnswerRule(
        List<AnswerMatch> all,
        List<String> operations,
        Action action,
        @Nullable Action write,
        @Nullable Duration pause,
        @Nullable Action last,
        @Nullable String advice) {
    public AnswerRule {
        all = List.copyOf(all);
        operations = List.copyOf(operations);
    }
}
