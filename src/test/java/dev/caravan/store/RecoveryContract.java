package dev.caravan.store;

import static dev.caravan.store.Rows.filtered;
import static dev.caravan.store.Rows.refused;
import static dev.caravan.store.Rows.row;
import static dev.caravan.store.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.CauseCount;
import dev.caravan.model.Lease;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leases that expire or are lost, and records that are sent again. */
public interface RecoveryContract extends StoreContract {
    Duration PAST_LIFE = StoreSubject.LIFE.plusSeconds(1);

    @Test
    default void anExpiredLeaseThatWasNeverSentIsDueAgainAndTheAttemptCounts() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        subject.lease();
        assertThat(subject.records().reclaim(subject.caseId(), false))
                .as("still alive")
                .isZero();
        subject.advance(PAST_LIFE);
        assertThat(subject.records().reclaim(subject.caseId(), false)).isEqualTo(1);
        assertThat(subject.status("A")).isEqualTo(RecordStatus.PENDING);
        assertThat(subject.lease().records().get(0).attempts()).isEqualTo(2);
    }

    @Test
    default void anExpiredLeaseThatMayHaveBeenSentIsUnknownUnlessSendingTwiceIsHarmless() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"), row("B", "1"));
        assertThat(subject.records().intend(subject.lease(1).orElseThrow(), StoreSubject.LIFE))
                .isTrue();
        subject.advance(PAST_LIFE);
        assertThat(subject.records().reclaim(subject.caseId(), false)).isEqualTo(1);
        assertThat(subject.status("A")).isEqualTo(RecordStatus.UNKNOWN);
        assertThat(subject.records().intend(subject.lease(1).orElseThrow(), StoreSubject.LIFE))
                .isTrue();
        subject.advance(PAST_LIFE);
        assertThat(subject.records().reclaim(subject.caseId(), true)).isEqualTo(1);
        assertThat(subject.status("B")).isEqualTo(RecordStatus.PENDING);
    }

    @Test
    default void theIntentKeepsTheLeaseForTheLifeOfTheRequest() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        subject.records().intend(subject.lease(), Duration.ofHours(5));
        subject.advance(Duration.ofHours(4));
        assertThat(subject.records().reclaim(subject.caseId(), true)).isZero();
        assertThat(subject.records().nextDue(subject.caseId()).orElseThrow())
                .as("the lease's end is the next thing to happen")
                .isBetween(Duration.ofMinutes(1), Duration.ofHours(1));
    }

    @Test
    default void anExpiredLeaseMustNotBeSentOrExtended() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        Lease lease = subject.lease();
        assertThat(subject.records().extend(lease, Duration.ofHours(1))).isTrue();
        subject.advance(Duration.ofMinutes(59));
        assertThat(subject.records().extend(lease, StoreSubject.LIFE)).isTrue();
        subject.advance(PAST_LIFE);
        assertThat(subject.records().extend(lease, StoreSubject.LIFE)).isFalse();
        assertThat(subject.records().intend(lease, StoreSubject.LIFE)).isFalse();
    }

    @Test
    default void anExpiredLeaseNobodyTookIsStillSettled() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        Lease lease = subject.lease();
        subject.advance(PAST_LIFE);
        assertThat(subject.settle(lease, RecordStatus.WRITTEN)).isTrue();
        assertThat(subject.status("A")).isEqualTo(RecordStatus.WRITTEN);
    }

    @Test
    default void aLostLeaseSettlesNothingAndItsRecordsAreSentAgain() {
        StoreSubject subject = subject();
        subject.stage(rows(2, "1"));
        Lease lost = subject.lease();
        subject.advance(PAST_LIFE);
        subject.records().reclaim(subject.caseId(), true);
        Lease taken = subject.lease(1).orElseThrow();
        assertThat(subject.settle(lost, RecordStatus.WRITTEN)).isFalse();
        assertThat(subject.status("K0")).isEqualTo(RecordStatus.LEASED);
        assertThat(subject.settle(taken, RecordStatus.WRITTEN)).isTrue();
        assertThat(subject.status("K0")).as("the late write may have overtaken").isEqualTo(RecordStatus.PENDING);
        assertThat(subject.status("K1")).isEqualTo(RecordStatus.PENDING);
        assertThat(subject.counts().redeliveries()).isEqualTo(2);
    }

    @Test
    default void aLostLeaseOfAnOperationThatIsNotIdempotentLeavesTheLookUpToDecide() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        Lease lost = subject.lease();
        subject.records().intend(lost, StoreSubject.LIFE);
        subject.advance(PAST_LIFE);
        subject.records().reclaim(subject.caseId(), false);
        assertThat(subject.settle(lost, RecordStatus.WRITTEN)).isFalse();
        subject.settle(subject.leaseUnknown(), RecordStatus.WRITTEN);
        assertThat(subject.status("A")).as("found once, never sent twice").isEqualTo(RecordStatus.WRITTEN);
    }

    @Test
    default void aLostLookUpChangesNothing() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        subject.settle(subject.lease(), RecordStatus.UNKNOWN, Duration.ZERO);
        Lease lost = subject.leaseUnknown();
        subject.advance(PAST_LIFE);
        subject.records().reclaim(subject.caseId(), true);
        assertThat(subject.settle(lost, RecordStatus.WRITTEN)).isFalse();
        assertThat(subject.find("A").version()).isEqualTo(1);
        assertThat(subject.status("A")).isEqualTo(RecordStatus.UNKNOWN);
    }

    @Test
    default void aLeaseIdNeverComesBack() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        Lease lost = subject.lease();
        subject.advance(PAST_LIFE);
        subject.records().reclaim(subject.caseId(), true);
        Lease next = subject.lease();
        assertThat(next.id()).isNotEqualTo(lost.id());
        assertThat(subject.settle(lost, RecordStatus.DEAD)).isFalse();
        assertThat(subject.status("A")).isEqualTo(RecordStatus.LEASED);
    }

    @Test
    default void unsentLeasesOfAnEarlierProcessAreTakenBackAtOnce() {
        StoreSubject subject = subject();
        subject.stage(rows(3, "1"));
        subject.records().intend(subject.lease(1).orElseThrow(), StoreSubject.LIFE);
        subject.lease(1);
        Lease mine = subject.records()
                .lease(subject.caseId(), "new process", 1, StoreSubject.LIFE)
                .orElseThrow();
        assertThat(subject.records().reclaimUnsent(subject.caseId(), "new process"))
                .isEqualTo(1);
        assertThat(subject.status("K0")).as("may be on its way").isEqualTo(RecordStatus.LEASED);
        assertThat(subject.status("K1")).isEqualTo(RecordStatus.PENDING);
        assertThat(subject.settle(mine, RecordStatus.WRITTEN)).isTrue();
    }

    @Test
    default void deadRecordsAreGroupedAndReplayedByCause() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"), row("B", "1"), refused("C", "1", "bad"));
        subject.settle(subject.lease(), RecordStatus.DEAD);
        assertThat(subject.records().deadByCause(subject.caseId()))
                .containsExactly(
                        new CauseCount("cause-dead", 2, "it is dead"),
                        new CauseCount("bad", 1, "refused because of bad"));
        assertThat(subject.records().redeliverDead(subject.caseId(), "another")).isZero();
        assertThat(subject.records().redeliverDead(subject.caseId(), "cause-dead"))
                .isEqualTo(2);
        StoredRecord replayed = subject.find("A");
        assertThat(replayed.status()).isEqualTo(RecordStatus.PENDING);
        assertThat(replayed.version()).isEqualTo(2);
        assertThat(replayed.attempts()).isZero();
        assertThat(subject.stage(row("A", "1")).unchanged())
                .as("a replay never changes the hash")
                .isEqualTo(1);
    }

    @Test
    default void chosenRecordsAreSentAgainButFilteredOnesAreNot() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"), row("B", "1"), row("C", "1"));
        subject.deliver();
        subject.stage(filtered("B", "2"));
        List<Long> ids = List.of(subject.find("A").id(), subject.find("B").id(), -1L);
        assertThat(subject.records().redeliver(subject.caseId(), ids)).isEqualTo(1);
        assertThat(subject.lease().records()).extracting(r -> r.key()).containsExactly("A");
    }

    @Test
    default void recordsOfAnOlderGenerationAreSentAgainWhenAsked() {
        StoreSubject subject = subject();
        subject.stage(rows(3, "1"));
        subject.deliver();
        assertThat(subject.records().redeliverStale(subject.caseId(), 1)).isZero();
        assertThat(subject.records().stale(subject.caseId(), 2)).isEqualTo(3);
        assertThat(subject.records().redeliverStale(subject.caseId(), 2)).isEqualTo(3);
        assertThat(subject.counts().of(RecordStatus.PENDING)).isEqualTo(3);
    }

    @Test
    default void listsRecordsByStatusNewestFirst() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        subject.advance(Duration.ofSeconds(1));
        subject.stage(row("B", "1"));
        assertThat(subject.records().list(subject.caseId(), RecordStatus.PENDING, 10, 0))
                .extracting(StoredRecord::key)
                .containsExactly("B", "A");
        assertThat(subject.records().list(subject.caseId(), RecordStatus.PENDING, 1, 1))
                .extracting(StoredRecord::key)
                .containsExactly("A");
        assertThat(subject.records().list(subject.caseId(), RecordStatus.DEAD, 10, 0))
                .isEmpty();
    }
}
