package dev.caravan.run;

import dev.caravan.json.Json;
import dev.caravan.mapping.RecordMerge;
import dev.caravan.model.Action;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.Lease;
import dev.caravan.model.LeaseKind;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.RowOutcome;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes documents whole: to the records of a lease come all others of their groups that wait for delivery, whether they are
 * due or not. Where one of them is on its way elsewhere, or its outcome is unknown, the whole group waits. Records that were
 * written already stay out of it. Thread-safe.
 */
final class WholeDocuments {
    private static final int STEP = 1_000;
    private static final int MOST_STEPS = 100_000;
    private static final int MOST_RECORDS = 20_000;
    private static final Set<RecordStatus> UNSETTLED =
            EnumSet.of(RecordStatus.PENDING, RecordStatus.RETRY, RecordStatus.LEASED, RecordStatus.UNKNOWN);
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final RecordMerge merge;
    private final DeliveryRule rule;
    private final Store store;
    private final long caseId;

    WholeDocuments(RecordMerge merge, DeliveryRule rule, Store store, long caseId) {
        this.merge = merge;
        this.rule = rule;
        this.store = store;
        this.caseId = caseId;
    }

    /** Empty while not all that belongs together has been staged; equal marks: nothing was read between them. */
    OptionalLong readMark() {
        return store.checkpoints().readMark(caseId);
    }

    /**
     * A lease of whole groups.
     *
     * @param groups the group of each record
     * @param torn groups that cannot be delivered whole now
     */
    record Taken(Lease lease, Map<Long, List<String>> groups, Set<List<String>> torn) {
        /**
         * What becomes of the records at once, in the order of the lease; null = on their way.
         *
         * @param givenUp the outcome of a record that is given up, which then is that of its group; null = it is not
         */
        List<@Nullable RowOutcome> outcomes(Function<LeasedRecord, @Nullable RowOutcome> givenUp) {
            Map<List<String>, RowOutcome> ofGroup = new HashMap<>();
            torn.forEach(group -> ofGroup.put(
                    group,
                    new RowOutcome.Waiting(
                            "other records of its document are on their way, or their outcome is unknown", PATIENCE)));
            for (LeasedRecord record : lease.records()) {
                RowOutcome outcome = givenUp.apply(record);
                if (outcome != null) {
                    ofGroup.putIfAbsent(groupOf(record), outcome);
                }
            }
            List<@Nullable RowOutcome> outcomes = new ArrayList<>();
            lease.records().forEach(record -> outcomes.add(ofGroup.get(groupOf(record))));
            return outcomes;
        }

        private List<String> groupOf(LeasedRecord record) {
            return groups.getOrDefault(record.id(), List.of());
        }
    }

    /**
     * Completes a lease.
     *
     * @throws RunFailedException when too many records belong to its groups; the lease is unchanged then
     */
    Taken complete(Lease lease) {
        Map<Long, List<String>> groups = new HashMap<>();
        lease.records().forEach(record -> groups.put(record.id(), groupOf(record.content())));
        Set<List<String>> wanted = new LinkedHashSet<>(groups.values());
        Set<List<String>> torn = new HashSet<>();
        Map<Long, List<String>> others = new HashMap<>();
        for (StoredRecord record : unsettled(wanted)) {
            List<String> group = groups.containsKey(record.id()) ? List.of() : groupOf(record.content());
            if (groups.containsKey(record.id()) || !wanted.contains(group)) {
                continue;
            }
            if (isWaiting(record.status(), lease.kind())) {
                others.put(record.id(), group);
            } else if (record.status() == RecordStatus.LEASED || record.status() == RecordStatus.UNKNOWN) {
                torn.add(group);
            }
        }
        Lease whole = others.isEmpty() ? lease : store.records().leaseMore(lease, others.keySet(), rule.requestLife());
        whole.records().forEach(record -> others.remove(record.id()));
        torn.addAll(others.values());
        whole.records().forEach(record -> groups.putIfAbsent(record.id(), groupOf(record.content())));
        return new Taken(whole, groups, torn);
    }

    private static boolean isWaiting(RecordStatus status, LeaseKind kind) {
        return kind == LeaseKind.RESOLVE
                ? status == RecordStatus.UNKNOWN
                : status == RecordStatus.PENDING || status == RecordStatus.RETRY;
    }

    private List<String> groupOf(@Nullable String content) {
        return content == null ? List.of() : merge.groupOf(Json.parseObject(content));
    }

    /** The unsettled records of the case, as far as they are few; else those that the groups' values find. */
    private List<StoredRecord> unsettled(Set<List<String>> groups) {
        if (store.records().countUnsettled(caseId, MOST_RECORDS + 1) > MOST_RECORDS) {
            return found(groups);
        }
        List<StoredRecord> unsettled = store.records().unsettled(caseId, MOST_RECORDS + 1);
        return unsettled.size() <= MOST_RECORDS ? unsettled : found(groups);
    }

    private List<StoredRecord> found(Set<List<String>> groups) {
        int pivot = pivot(groups);
        List<String> texts = pivot < 0
                ? List.of()
                : groups.stream().map(group -> group.get(pivot)).distinct().toList();
        List<StoredRecord> found = new ArrayList<>();
        long after = 0;
        for (int step = 0; step < MOST_STEPS && found.size() <= MOST_RECORDS; step++) {
            ContentQuery query = pivot < 0
                    ? ContentQuery.all(after, STEP)
                    : new ContentQuery(merge.headerFields().get(pivot), texts, after, STEP);
            List<StoredRecord> records = store.records().lookUp(caseId, query);
            records.stream()
                    .filter(record -> UNSETTLED.contains(record.status()))
                    .forEach(found::add);
            if (records.size() < STEP) {
                return found;
            }
            after = records.get(records.size() - 1).id();
        }
        throw new RunFailedException(
                "case " + rule.caseName() + ": more than " + MOST_RECORDS + " records wait for one document; name more "
                        + "fields in headerGroup",
                Action.FAIL);
    }

    /** A header field that every group has a value for, by which the store finds their records; -1 when there is none. */
    private int pivot(Set<List<String>> groups) {
        List<String> fields = merge.headerFields();
        for (int i = 0; i < fields.size(); i++) {
            int field = i;
            if (ContentQuery.isField(fields.get(i))
                    && groups.stream().noneMatch(group -> group.get(field).isEmpty())) {
                return i;
            }
        }
        return -1;
    }
}
