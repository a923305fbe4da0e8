package dev.caravan.mapping;

import dev.caravan.mapping.notation.InconvertibleException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document made of several records.
 *
 * @param content its header fields and its lines
 * @param members the positions of the records in it, ascending; no record is in two documents
 * @param failure what kept it from being made, null when it is made
 */
record MergedRecord(
        Map<String, Object> content,
        List<Integer> members,
        @Nullable InconvertibleException failure) {}
