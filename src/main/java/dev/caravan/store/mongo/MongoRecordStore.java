package dev.caravan.store.mongo;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.CauseCount;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.Lease;
import dev.caravan.model.LeaseKind;
import dev.caravan.model.PageCommit;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.Settlement;
import dev.caravan.model.StageCounts;
import dev.caravan.model.StagedRow;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.RecordStore;
import dev.caravan.store.rules.Settlements;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The door to records; each duty is a class of its own. */
final class MongoRecordStore implements RecordStore {
    private final PageStaging pages;
    private final ArrivalStaging arrivals;
    private final Leases leases;
    private final Claims claims;
    private final Redeliveries redeliveries;
    private final RecordQueries queries;
    private final CaseTotals totals;
    private final LookUps lookUps;

    MongoRecordStore(Documents documents, Readings readings, PageTakeover takeover) {
        LookedUpFields fields = new LookedUpFields(documents);
        pages = new PageStaging(documents, readings, takeover, fields);
        arrivals = new ArrivalStaging(documents, readings, takeover, fields);
        leases = new Leases(documents);
        claims = new Claims(documents, leases);
        redeliveries = new Redeliveries(documents);
        queries = new RecordQueries(documents);
        totals = new CaseTotals(documents, readings);
        lookUps = new LookUps(documents, fields);
    }

    @Override
    public StageCounts stage(PageCommit page) {
        return pages.stage(page);
    }

    @Override
    public StageCounts stage(long caseId, List<StagedRow> rows, boolean onlyOnce) {
        return arrivals.stage(caseId, rows, onlyOnce);
    }

    @Override
    public Optional<Lease> lease(long caseId, String holder, int limit, Duration life) {
        return claims.lease(caseId, holder, LeaseKind.DELIVER, limit, life);
    }

    @Override
    public Optional<Lease> leaseUnknown(long caseId, String holder, int limit, Duration life) {
        return claims.lease(caseId, holder, LeaseKind.RESOLVE, limit, life);
    }

    @Override
    public Lease leaseMore(Lease lease, Collection<Long> recordIds, Duration life) {
        return claims.more(lease, recordIds, life);
    }

    @Override
    public boolean intend(Lease lease, Duration life) {
        return leases.intend(lease, life);
    }

    @Override
    public boolean extend(Lease lease, Duration life) {
        return leases.extend(lease, life);
    }

    @Override
    public boolean settle(Lease lease, List<Settlement> settlements, long generation) {
        Settlements.requireEachOnce(lease, settlements);
        boolean settled = leases.settle(lease, settlements, generation);
        if (!settled && lease.kind() == LeaseKind.DELIVER) {
            redeliveries.afterLateWrite(lease);
        }
        return settled;
    }

    @Override
    public boolean release(Lease lease) {
        return leases.release(lease);
    }

    @Override
    public int reclaim(long caseId, boolean idempotent) {
        return leases.reclaim(caseId, idempotent);
    }

    @Override
    public int reclaimUnsent(long caseId, String holder) {
        return leases.reclaimUnsent(caseId, holder);
    }

    @Override
    public Optional<Duration> nextDue(long caseId) {
        return queries.nextDue(caseId);
    }

    @Override
    public CaseCounts counts(long caseId) {
        return totals.counts(caseId);
    }

    @Override
    public List<CauseCount> deadByCause(long caseId) {
        return queries.deadByCause(caseId);
    }

    @Override
    public List<StoredRecord> list(long caseId, RecordStatus status, int limit, int offset) {
        return queries.list(caseId, status, limit, offset);
    }

    @Override
    public Optional<StoredRecord> find(long caseId, String key) {
        return queries.find(caseId, key);
    }

    @Override
    public int redeliver(long caseId, Collection<Long> recordIds) {
        return redeliveries.these(caseId, recordIds);
    }

    @Override
    public int redeliverDead(long caseId, String cause) {
        return redeliveries.dead(caseId, cause);
    }

    @Override
    public int takeForWritten(long caseId) {
        return claims.takeForWritten(caseId);
    }

    @Override
    public List<StoredRecord> lookUp(long caseId, ContentQuery query) {
        return lookUps.find(caseId, query);
    }

    @Override
    public List<StoredRecord> unsettled(long caseId, int limit) {
        return queries.unsettled(caseId, limit);
    }

    @Override
    public long countUnsettled(long caseId, int atMost) {
        return queries.countUnsettled(caseId, atMost);
    }

    @Override
    public int wakeWaiting(long caseId) {
        return claims.wakeWaiting(caseId);
    }

    @Override
    public long stale(long caseId, long generation) {
        return queries.olderThan(caseId, generation);
    }

    @Override
    public int redeliverStale(long caseId, long generation) {
        return redeliveries.olderThan(caseId, generation);
    }
}
