package dev.caravan.model;

import org.jspecify.annotations.Nullable;

/**
 * A window as the store holds it: the half-open interval of the incremental filter and how far it has been read.
 *
 * @param fingerprint of the request, {@code where} and the source account: what "covered" means
 * @param page the next page to stage, counted from 0
 * @param cursor the page cursor of that page, null for numbered pages
 * @param total what the vendor said the window holds, null when it says nothing
 */
public record ReadWindow(
        long id,
        long caseId,
        WindowKind kind,
        String fingerprint,
        Interval interval,
        int page,
        @Nullable String cursor,
        @Nullable Long total,
        StageCounts counts) {}
