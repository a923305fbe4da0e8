package dev.caravan.model.profile;

import org.jspecify.annotations.Nullable;

/**
 * How an answer tells what became of the rows of a call.
 */
public sealed interface OutcomeRule {
    /** The answer is about the call as a whole: success means that every row is written, a refusal that none is. */
    record Whole() implements OutcomeRule {}

    /**
     * The answer names rows. A row in neither list is unknown.
     *
     * @param writtenAt dotted path of the list of written rows
     * @param rejectedAt dotted path of the list of refusals
     * @param index field of both lists: the row's index in the request, from 0
     * @param identity field of the written list that repeats the row's identity, checked against the row
     * @param id field of the written list: the target's own id of the row, null when the vendor does not say
     * @param message field of the refusals: the vendor's sentence
     * @param field field of the refusals: which field was refused, null when the vendor does not say
     */
    record PerRow(
            String writtenAt,
            String rejectedAt,
            String index,
            String identity,
            @Nullable String id,
            String message,
            @Nullable String field)
            implements OutcomeRule {}
}
