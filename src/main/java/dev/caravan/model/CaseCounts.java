package dev.caravan.model;

import java.util.Map;

/**
 * Records of a case by status, and the sums behind the store's promises.
 *
 * @param waiting how many of those to be retried wait for a record of another case
 * @param versions the sum of all versions of records
 * @param redeliveries how many versions came from replay, redelivery or late writes
 * @param filteredChanges how many versions came from known records that stopped matching {@code where}
 */
public record CaseCounts(
        Map<RecordStatus, Long> byStatus,
        long waiting,
        long versions,
        StageCounts staged,
        long redeliveries,
        long filteredChanges) {
    public CaseCounts {
        byStatus = Map.copyOf(byStatus);
    }

    /** Records with this status. */
    public long of(RecordStatus status) {
        return byStatus.getOrDefault(status, 0L);
    }

    /** All records of the case. */
    public long total() {
        return byStatus.values().stream().mapToLong(Long::longValue).sum();
    }
}
