package dev.caravan.store.jdbc;

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
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The door to records; each duty is a class of its own. */
final class JdbcRecordStore implements RecordStore {
    private final Staging staging;
    private final Leasing leasing;
    private final Settling settling;
    private final Redelivery redelivery;
    private final RecordQueries queries;
    private final Baseline baseline;
    private final LookUps lookUps;

    JdbcRecordStore(Database database) {
        staging = new Staging(database);
        leasing = new Leasing(database);
        redelivery = new Redelivery(database);
        settling = new Settling(database, redelivery);
        queries = new RecordQueries(database);
        baseline = new Baseline(database);
        lookUps = new LookUps(database);
    }

    @Override
    public StageCounts stage(PageCommit page) {
        return staging.page(page);
    }

    @Override
    public StageCounts stage(long caseId, List<StagedRow> rows, boolean onlyOnce) {
        return staging.outside(caseId, rows, onlyOnce);
    }

    @Override
    public Optional<Lease> lease(long caseId, String holder, int limit, Duration life) {
        return leasing.lease(caseId, holder, LeaseKind.DELIVER, limit, life);
    }

    @Override
    public Optional<Lease> leaseUnknown(long caseId, String holder, int limit, Duration life) {
        return leasing.lease(caseId, holder, LeaseKind.RESOLVE, limit, life);
    }

    @Override
    public Lease leaseMore(Lease lease, Collection<Long> recordIds, Duration life) {
        return leasing.more(lease, recordIds, life);
    }

    @Override
    public boolean intend(Lease lease, Duration life) {
        return leasing.intend(lease, life);
    }

    @Override
    public boolean extend(Lease lease, Duration life) {
        return leasing.extend(lease, life);
    }

    @Override
    public boolean settle(Lease lease, List<Settlement> settlements, long generation) {
        return settling.settle(lease, settlements, generation);
    }

    @Override
    public boolean release(Lease lease) {
        return leasing.release(lease);
    }

    @Override
    public int reclaim(long caseId, boolean idempotent) {
        return leasing.reclaim(caseId, idempotent);
    }

    @Override
    public int reclaimUnsent(long caseId, String holder) {
        return leasing.reclaimUnsent(caseId, holder);
    }

    @Override
    public Optional<Duration> nextDue(long caseId) {
        return queries.nextDue(caseId);
    }

    @Override
    public CaseCounts counts(long caseId) {
        return queries.counts(caseId);
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
        return leasing.wakeWaiting(caseId);
    }

    @Override
    public Optional<StoredRecord> find(long caseId, String key) {
        return queries.find(caseId, key);
    }

    @Override
    public int redeliver(long caseId, Collection<Long> recordIds) {
        return redelivery.these(caseId, recordIds);
    }

    @Override
    public int redeliverDead(long caseId, String cause) {
        return redelivery.dead(caseId, cause);
    }

    @Override
    public int takeForWritten(long caseId) {
        return baseline.takeForWritten(caseId);
    }

    @Override
    public long stale(long caseId, long generation) {
        return queries.olderThan(caseId, generation);
    }

    @Override
    public int redeliverStale(long caseId, long generation) {
        return redelivery.olderThan(caseId, generation);
    }
}
