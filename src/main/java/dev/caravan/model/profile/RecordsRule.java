package dev.caravan.model.profile;

import org.jspecify.annotations.Nullable;

/**
 * Where the list of records is in an answer.
 *
 * @param at dotted path; empty = the answer itself
 * @param absentIsEmpty whether a missing or null list means an empty page; else it is a malformed answer
 * @param key field that identifies a record when the case names none, null when the profile knows none; {@code
 *     {option}} when an option of the operation names it
 */
public record RecordsRule(
        String at,
        boolean absentIsEmpty,
        @Nullable String key,
        @Nullable String columnsAt) {}
