package dev.caravan.store;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.Interval;
import dev.caravan.model.Lease;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.Ownership;
import dev.caravan.model.PageCommit;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.Settlement;
import dev.caravan.model.StageCounts;
import dev.caravan.model.StagedRow;
import dev.caravan.model.StoredRecord;
import dev.caravan.model.WindowKind;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One case of a store under test, with the steps the contracts are written in. */
public final class StoreSubject {
    public static final Duration LIFE = Duration.ofMinutes(10);
    public static final String FINGERPRINT = "request-1";
    public static final Interval DAY =
            new Interval(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"));

    private static final AtomicInteger CASES = new AtomicInteger();

    private final StoreFixture fixture;
    private final long caseId;
    private @Nullable Lease lastLease;

    public StoreSubject(StoreFixture fixture) {
        this.fixture = fixture;
        caseId = fixture.store().cases().idOf("case-" + CASES.incrementAndGet());
    }

    public StoreFixture fixture() {
        return fixture;
    }

    public Store store() {
        return fixture.store();
    }

    public RecordStore records() {
        return store().records();
    }

    public CheckpointStore checkpoints() {
        return store().checkpoints();
    }

    public long caseId() {
        return caseId;
    }

    public void advance(Duration duration) {
        fixture.advance(duration);
    }

    public void checkInvariants() throws SQLException {
        fixture.checkInvariants(caseId);
    }

    public Ownership own(String holder) {
        return checkpoints().takeOver(caseId, holder, LIFE).orElseThrow();
    }

    public ReadWindow open(Ownership owner) {
        return checkpoints().open(owner, WindowKind.FORWARD, FINGERPRINT, DAY);
    }

    /** Stages one page of a window of its own. */
    public StageCounts stage(StagedRow... rows) {
        return stage(List.of(rows));
    }

    public StageCounts stage(List<StagedRow> rows) {
        return stage(rows, false);
    }

    public StageCounts stageOnce(StagedRow... rows) {
        return stage(List.of(rows), true);
    }

    private StageCounts stage(List<StagedRow> rows, boolean onlyOnce) {
        Ownership owner = own("reader");
        ReadWindow window = open(owner);
        StageCounts counts = records().stage(commit(owner, window, 0, rows, onlyOnce));
        checkpoints().close(owner, window, true, false);
        return counts;
    }

    public static PageCommit commit(Ownership owner, ReadWindow window, int page, List<StagedRow> rows) {
        return commit(owner, window, page, rows, false);
    }

    private static PageCommit commit(
            Ownership owner, ReadWindow window, int page, List<StagedRow> rows, boolean onlyOnce) {
        return new PageCommit(owner, window.id(), page, "cursor-" + page, 100L, rows.size(), rows, onlyOnce);
    }

    /** Leases everything that is due. */
    public Lease lease() {
        return lease(1_000).orElseThrow();
    }

    public Optional<Lease> lease(int limit) {
        Optional<Lease> lease = records().lease(caseId, "deliverer", limit, LIFE);
        lastLease = lease.orElse(lastLease);
        return lease;
    }

    /** The last lease that held anything. */
    public Lease lastLease() {
        return Objects.requireNonNull(lastLease);
    }

    public Lease leaseUnknown() {
        return records().leaseUnknown(caseId, "deliverer", 1_000, LIFE).orElseThrow();
    }

    public boolean settle(Lease lease, RecordStatus status) {
        return settle(lease, status, Duration.ofHours(1));
    }

    public boolean settle(Lease lease, RecordStatus status, Duration later) {
        List<Settlement> settlements = new ArrayList<>();
        for (LeasedRecord leased : lease.records()) {
            settlements.add(settlement(leased, status, later));
        }
        return records().settle(lease, settlements, 1);
    }

    public static Settlement settlement(LeasedRecord leased, RecordStatus status, Duration later) {
        return status == RecordStatus.WRITTEN
                ? Settlement.written(leased.id())
                : new Settlement(leased.id(), status, later, "cause-" + status.word(), "it is " + status.word());
    }

    /** Delivers everything that is due. */
    public void deliver() {
        settle(lease(), RecordStatus.WRITTEN);
    }

    public StoredRecord find(String key) {
        return records().find(caseId, key).orElseThrow();
    }

    public RecordStatus status(String key) {
        return find(key).status();
    }

    public CaseCounts counts() {
        return records().counts(caseId);
    }
}
