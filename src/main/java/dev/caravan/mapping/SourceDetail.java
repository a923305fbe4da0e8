package dev.caravan.mapping;

import dev.caravan.config.Place;
import org.jspecify.annotations.Nullable;

/**
 * {@code detailApi}: each record of the list is completed by a call of its own.
 *
 * @param api the operation of the same connection
 * @param request the rows that make the request of a record, as a mapping in JSON; null = its key under its own name
 * @param at dotted path of the detail in the answer, null = where the profile finds records, or else all of it
 * @param into dotted record field that takes the detail, null = the detail's fields become the record's own
 * @param place where it stands
 */
public record SourceDetail(
        String api,
        @Nullable String request,
        @Nullable String at,
        @Nullable String into,
        Place place) {}
