package dev.caravan.store;

import static dev.caravan.store.Rows.filtered;
import static dev.caravan.store.Rows.refused;
import static dev.caravan.store.Rows.row;
import static dev.caravan.store.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.caravan.model.Lease;
import dev.caravan.model.LeaseKind;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.Settlement;
import dev.caravan.model.StoredRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leases, settlements, and changes that arrive while an older version is in flight. */
public interface DeliveryContract extends StoreContract {
    @Test
    default void leasesRecordsInTheOrderTheyBecameDue() {
        StoreSubject subject = subject();
        subject.stage(row("C", "1"), row("A", "1"));
        subject.advance(Duration.ofSeconds(1));
        subject.stage(row("B", "1"));
        Lease first = subject.lease(2).orElseThrow();
        assertThat(first.records()).extracting(LeasedRecord::key).containsExactly("C", "A");
        assertThat(first.kind()).isEqualTo(LeaseKind.DELIVER);
        LeasedRecord leased = first.records().get(0);
        assertThat(leased.version()).isEqualTo(1);
        assertThat(leased.writtenVersion()).isZero();
        assertThat(leased.attempts()).isEqualTo(1);
        assertThat(leased.content()).isEqualTo("{\"value\":\"1\"}");
        assertThat(subject.lease().records()).extracting(LeasedRecord::key).containsExactly("B");
        assertThat(subject.lease(1)).isEmpty();
    }

    @Test
    default void writtenRecordsRememberVersionAndGeneration() {
        StoreSubject subject = subject();
        subject.stage(rows(3, "1"));
        subject.deliver();
        assertThat(subject.counts().of(RecordStatus.WRITTEN)).isEqualTo(3);
        subject.stage(row("K0", "2"));
        LeasedRecord again = subject.lease().records().get(0);
        assertThat(again.version()).isEqualTo(2);
        assertThat(again.writtenVersion()).isEqualTo(1);
    }

    @Test
    default void aBatchIsSettledRecordByRecord() {
        StoreSubject subject = subject();
        subject.stage(rows(4, "1"));
        Lease lease = subject.lease();
        List<RecordStatus> outcomes =
                List.of(RecordStatus.WRITTEN, RecordStatus.RETRY, RecordStatus.DEAD, RecordStatus.UNKNOWN);
        List<Settlement> settlements = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            settlements.add(StoreSubject.settlement(lease.records().get(i), outcomes.get(i), Duration.ofHours(1)));
        }
        assertThat(subject.records().settle(lease, settlements, 7)).isTrue();
        for (int i = 0; i < 4; i++) {
            assertThat(subject.status("K" + i)).isEqualTo(outcomes.get(i));
        }
        StoredRecord retry = subject.find("K1");
        assertThat(retry.cause()).isEqualTo("cause-retry");
        assertThat(retry.note()).isEqualTo("it is retry");
        assertThat(retry.due()).isNotNull();
        assertThat(subject.records().stale(subject.caseId(), 8)).isEqualTo(1);
        assertThat(subject.records().stale(subject.caseId(), 7)).isZero();
    }

    @Test
    default void whatIsGivenBackBesideOthersLosesNoAttemptAndKeepsItsReason() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"), row("B", "1"));
        subject.settle(subject.lease(), RecordStatus.RETRY, Duration.ZERO);
        Lease lease = subject.lease();
        subject.stage(row("B", "2"));
        subject.stage(row("C", "1"));
        Lease other =
                subject.records().leaseMore(lease, List.of(subject.find("C").id()), Duration.ofMinutes(10));
        assertThat(subject.records()
                        .settle(
                                other,
                                List.of(
                                        Settlement.givenBack(subject.find("A").id()),
                                        Settlement.givenBack(subject.find("B").id()),
                                        Settlement.written(subject.find("C").id())),
                                1))
                .isTrue();
        assertThat(subject.find("A").attempts()).isEqualTo(1);
        assertThat(subject.find("A").note()).isEqualTo("it is retry");
        assertThat(subject.find("B").attempts()).as("a version of its own").isZero();
        assertThat(subject.status("C")).isEqualTo(RecordStatus.WRITTEN);
        assertThat(subject.lease().records())
                .extracting(LeasedRecord::key, LeasedRecord::version, LeasedRecord::attempts)
                .containsExactlyInAnyOrder(tuple("A", 1L, 2), tuple("B", 2L, 1));
    }

    @Test
    default void aRetryIsDueLaterAndCountsItsAttempts() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        subject.settle(subject.lease(), RecordStatus.RETRY, Duration.ofHours(2));
        assertThat(subject.lease(1)).isEmpty();
        assertThat(subject.records().nextDue(subject.caseId()).orElseThrow())
                .isBetween(Duration.ofHours(1), Duration.ofHours(2));
        subject.advance(Duration.ofHours(2).plusSeconds(1));
        assertThat(subject.records().nextDue(subject.caseId())).contains(Duration.ZERO);
        Lease second = subject.lease();
        assertThat(second.records().get(0).attempts()).isEqualTo(2);
        subject.settle(second, RecordStatus.WRITTEN);
        assertThat(subject.find("A").cause()).isNull();
    }

    @Test
    default void aChangeInFlightIsDeliveredNext() {
        StoreSubject subject = subject();
        for (RecordStatus outcome : List.of(RecordStatus.WRITTEN, RecordStatus.RETRY, RecordStatus.DEAD)) {
            String key = outcome.word();
            subject.stage(row(key, "1"));
            Lease old = subject.lease();
            assertThat(subject.stage(row(key, "2")).staged()).isEqualTo(1);
            assertThat(subject.status(key)).isEqualTo(RecordStatus.LEASED);
            assertThat(subject.lease(1)).as("one version in flight").isEmpty();
            subject.settle(old, outcome);
            assertThat(subject.status(key)).as(key).isEqualTo(RecordStatus.PENDING);
            Lease next = subject.lease();
            assertThat(next.records().get(0).version()).isEqualTo(2);
            assertThat(next.records().get(0).attempts()).isEqualTo(1);
            assertThat(next.records().get(0).content()).contains("2");
            subject.settle(next, RecordStatus.WRITTEN);
        }
    }

    @Test
    default void aChangeInFlightThatIsTakenBackCostsOneMoreSend() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        Lease lease = subject.lease();
        subject.stage(row("A", "2"));
        subject.stage(row("A", "1"));
        subject.settle(lease, RecordStatus.WRITTEN);
        assertThat(subject.lease().records().get(0).version()).isEqualTo(3);
    }

    @Test
    default void aRecordFilteredInFlightIsNotSentAgain() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        Lease lease = subject.lease();
        subject.stage(filtered("A", "2"));
        assertThat(subject.status("A")).isEqualTo(RecordStatus.LEASED);
        subject.settle(lease, RecordStatus.RETRY);
        assertThat(subject.status("A")).isEqualTo(RecordStatus.FILTERED);
    }

    @Test
    default void aRecordRefusedInFlightIsDeadForThatReason() {
        for (RecordStatus outcome : List.of(RecordStatus.WRITTEN, RecordStatus.RETRY, RecordStatus.DEAD)) {
            StoreSubject subject = subject();
            subject.stage(row("A", "1"));
            Lease lease = subject.lease();
            subject.stage(refused("A", "2", "bad"));
            assertThat(subject.status("A")).isEqualTo(RecordStatus.LEASED);
            subject.settle(lease, outcome);
            assertThat(subject.status("A")).isEqualTo(RecordStatus.DEAD);
            assertThat(subject.find("A").cause()).isEqualTo("bad");
            assertThat(subject.lease(1)).isEmpty();
        }
    }

    @Test
    default void aChangeOfAnUnknownRecordWaitsForItsLookUp() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        subject.settle(subject.lease(), RecordStatus.UNKNOWN, Duration.ZERO);
        subject.stage(row("A", "2"));
        assertThat(subject.status("A")).isEqualTo(RecordStatus.UNKNOWN);
        assertThat(subject.lease(1)).isEmpty();
        Lease lookUp = subject.leaseUnknown();
        assertThat(lookUp.kind()).isEqualTo(LeaseKind.RESOLVE);
        assertThat(lookUp.records().get(0).version()).as("the version in doubt").isEqualTo(1);
        subject.settle(lookUp, RecordStatus.WRITTEN);
        StoredRecord known = subject.find("A");
        assertThat(known.writtenVersion()).isEqualTo(1);
        assertThat(known.status()).isEqualTo(RecordStatus.PENDING);
    }

    @Test
    default void anUnknownRecordFoundIsWrittenAndOneNotFoundIsSentAgain() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"), row("B", "1"));
        subject.settle(subject.lease(), RecordStatus.UNKNOWN, Duration.ofHours(1));
        assertThat(subject.records().leaseUnknown(subject.caseId(), "x", 10, StoreSubject.LIFE))
                .isEmpty();
        subject.advance(Duration.ofHours(1).plusSeconds(1));
        Lease lookUp = subject.leaseUnknown();
        List<LeasedRecord> doubtful = lookUp.records();
        subject.records()
                .settle(
                        lookUp,
                        List.of(
                                Settlement.written(doubtful.get(0).id()),
                                StoreSubject.settlement(doubtful.get(1), RecordStatus.RETRY, Duration.ZERO)),
                        1);
        assertThat(subject.status("A")).isEqualTo(RecordStatus.WRITTEN);
        assertThat(subject.lease().records()).extracting(LeasedRecord::key).containsExactly("B");
    }

    @Test
    default void settlementsMustNameEachRecordOnce() {
        StoreSubject subject = subject();
        subject.stage(rows(2, "1"));
        Lease lease = subject.lease();
        long first = lease.records().get(0).id();
        for (List<Settlement> wrong : List.of(
                List.<Settlement>of(),
                List.of(Settlement.written(first)),
                List.of(Settlement.written(first), Settlement.written(first)),
                List.of(Settlement.written(first), Settlement.written(-1)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> subject.records().settle(lease, wrong, 1));
        }
        assertThat(subject.counts().of(RecordStatus.LEASED)).isEqualTo(2);
    }

    @Test
    default void aReleasedLeaseCountsNoAttempt() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"), row("B", "1"));
        Lease lease = subject.lease();
        subject.stage(row("B", "2"));
        assertThat(subject.records().release(lease)).isTrue();
        assertThat(subject.lease().records()).extracting(LeasedRecord::attempts).containsExactly(1, 1);
        assertThat(subject.records().release(lease)).as("it is lost").isFalse();
        assertThat(subject.counts().of(RecordStatus.LEASED))
                .as("a second release does nothing")
                .isEqualTo(2);
    }

    @Test
    default void aReleasedLookUpIsStillUnknown() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        subject.settle(subject.lease(), RecordStatus.UNKNOWN, Duration.ZERO);
        subject.records().release(subject.leaseUnknown());
        assertThat(subject.status("A")).isEqualTo(RecordStatus.UNKNOWN);
        assertThat(subject.find("A").cause()).as("for the same reason").isEqualTo("cause-unknown");
        assertThat(subject.leaseUnknown().records()).hasSize(1);
    }

    @Test
    default void anInterruptDoesNotLoseAnOutcome() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        Lease lease = subject.lease();
        Thread.currentThread().interrupt();
        boolean settled = subject.settle(lease, RecordStatus.WRITTEN);
        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        assertThat(settled).isTrue();
        assertThat(subject.status("A")).isEqualTo(RecordStatus.WRITTEN);
    }

    @Test
    default void whatWaitsIsTakenForWrittenAndSentOnlyWhenItChanges() {
        StoreSubject subject = subject();
        subject.stage(rows(3, "1"));
        subject.settle(subject.lease(1).orElseThrow(), RecordStatus.RETRY, Duration.ofHours(1));
        assertThat(subject.records().takeForWritten(subject.caseId())).isEqualTo(3);
        assertThat(subject.counts().of(RecordStatus.WRITTEN)).isEqualTo(3);
        assertThat(subject.lease(1)).isEmpty();
        subject.stage(rows(3, "1"));
        assertThat(subject.lease(1)).isEmpty();
        subject.stage(row("K1", "2"));
        assertThat(subject.lease().records()).extracting(LeasedRecord::key).containsExactly("K1");
        long generation = subject.store().cases().generation(subject.caseId(), "mapping");
        assertThat(subject.records().stale(subject.caseId(), generation)).isZero();
    }
}
