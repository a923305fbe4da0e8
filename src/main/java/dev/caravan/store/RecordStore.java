package dev.caravan.store;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.CauseCount;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.Lease;
import dev.caravan.model.PageCommit;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.Settlement;
import dev.caravan.model.StageCounts;
import dev.caravan.model.StagedRow;
import dev.caravan.model.StoredRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Records of all cases: one row per case and key, the newest state the source has shown and where its delivery stands.
 * Every method is one transaction, durable when it returns. Thread-safe. Failures of the database are {@link
 * StoreException}.
 */
public interface RecordStore {
    /**
     * Stages one page: records, bodies, the window's progress and the fence in one transaction.
     *
     * @throws FencedException when the window is not open at this page for this owner any more; nothing is stored then
     */
    StageCounts stage(PageCommit page);

    /** Stages records that came by themselves (webhook, file): no window, no fence. A key at most once in {@code rows}. */
    StageCounts stage(long caseId, List<StagedRow> rows, boolean onlyOnce);

    /** Takes up to {@code limit} due records for delivery; empty when none is due. */
    Optional<Lease> lease(long caseId, String holder, int limit, Duration life);

    /** Takes up to {@code limit} records whose outcome is unknown and whose look-up is due. */
    Optional<Lease> leaseUnknown(long caseId, String holder, int limit, Duration life);

    /**
     * Takes more records under a lease that is still held: of a delivery such that are pending or to be tried again, due or
     * not, of a look-up such that are unknown. Those that somebody else has, and all when the lease is lost, are left out.
     *
     * @return the lease with the records it had and those it got
     */
    Lease leaseMore(Lease lease, Collection<Long> recordIds, Duration life);

    /**
     * Stores the intent to send and extends the lease to {@code life} from now: committed before a request that must not
     * be repeated blindly. False = the lease is lost, do not send.
     */
    boolean intend(Lease lease, Duration life);

    /** Extends the lease to {@code life} from now; false = the lease is lost. */
    boolean extend(Lease lease, Duration life);

    /**
     * Settles every record of the lease in one transaction; {@code settlements} names each exactly once. One that waits
     * ({@link Settlement#isWaiting}) loses no attempt and keeps the time since when it waits; one of a delivery may be
     * given back ({@link Settlement#givenBack}) as by {@link #release}. False = the lease was lost: nothing is settled and
     * all its records are marked for delivery again, because the late write may have overtaken a newer one.
     *
     * @param generation of mapping and target that wrote the records
     */
    boolean settle(Lease lease, List<Settlement> settlements, long generation);

    /**
     * Gives a lease back of which nothing was written: its records are due again and no attempt is counted. False = the
     * lease was lost, nothing is changed.
     */
    boolean release(Lease lease);

    /**
     * Takes back expired leases of the case (STORE.md: reclaim). Records of leases that were about to be sent become
     * unknown unless {@code idempotent}; the others are due again and the attempt counts.
     *
     * @return how many records were taken back
     */
    int reclaim(long caseId, boolean idempotent);

    /**
     * Takes back every lease of other holders that was never about to be sent, expired or not. For the start of a process
     * that knows it is alone on the store (SQLite).
     *
     * @return how many records were taken back
     */
    int reclaimUnsent(long caseId, String holder);

    /** When the next pending, retry or unknown record, or lease expiry, is due, counted from now; empty when none. */
    Optional<Duration> nextDue(long caseId);

    /** Counts of the case. */
    CaseCounts counts(long caseId);

    /** Dead records grouped by cause, most first. */
    List<CauseCount> deadByCause(long caseId);

    /** Records with a status, newest change first. */
    List<StoredRecord> list(long caseId, RecordStatus status, int limit, int offset);

    /**
     * Records of a case whose content answers a query, whatever their status, in the order of their ids. Makes an index for
     * the field when it is asked for the first time; that it cannot is no error.
     */
    List<StoredRecord> lookUp(long caseId, ContentQuery query);

    /** Makes records that wait for records of other cases due now; returns how many. */
    int wakeWaiting(long caseId);

    /** Records that wait for delivery, are on their way, or whose outcome is unknown, in the order of their ids. */
    List<StoredRecord> unsettled(long caseId, int limit);

    /** How many these are, counted up to {@code atMost}. */
    long countUnsettled(long caseId, int atMost);

    /** One record by key. */
    Optional<StoredRecord> find(long caseId, String key);

    /** Marks records for delivery again; records that are filtered stay so. Returns how many were marked. */
    int redeliver(long caseId, Collection<Long> recordIds);

    /** Marks all dead records, or those of one cause when it is not empty, for delivery again. */
    int redeliverDead(long caseId, String cause);

    /**
     * Marks everything that waits for delivery (pending and retry) as written without having been sent: the target is known
     * to have it.
     *
     * @return how many were marked
     */
    int takeForWritten(long caseId);

    /** Written records that an older generation of mapping or target wrote. */
    long stale(long caseId, long generation);

    /** Marks all written records of older generations for delivery again. */
    int redeliverStale(long caseId, long generation);
}
