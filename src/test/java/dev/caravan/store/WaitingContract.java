package dev.caravan.store;

import static dev.caravan.store.Rows.filtered;
import static dev.caravan.store.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.Lease;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.Settlement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records that wait for a record of another case (STORE.md rule 19). */
public interface WaitingContract extends StoreContract {
    @Test
    default void waitingUsesNoAttemptAndAddsUp() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        for (int minute = 0; minute < 3; minute++) {
            LeasedRecord leased = subject.lease().records().get(0);
            assertThat(leased.attempts()).isEqualTo(1);
            assertThat(leased.waited()).isBetween(Duration.ofMinutes(minute), Duration.ofMinutes(minute + 1));
            settleWaiting(subject, leased);
            assertThat(subject.find("A").attempts()).isZero();
            assertThat(subject.find("A").status()).isEqualTo(RecordStatus.RETRY);
            assertThat(subject.find("A").cause()).isEqualTo(Settlement.WAITING);
            assertThat(subject.find("A").note()).isEqualTo("no parent");
            assertThat(subject.lease(1)).as("not due yet").isEmpty();
            subject.advance(Duration.ofSeconds(61));
        }
        subject.deliver();
        assertThat(subject.status("A")).isEqualTo(RecordStatus.WRITTEN);
    }

    @Test
    default void whatIsToBeLookedUpWaitsToo() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        subject.settle(subject.lease(), RecordStatus.UNKNOWN, Duration.ZERO);
        assertThat(subject.find("A").status()).isEqualTo(RecordStatus.UNKNOWN);
        for (int minute = 0; minute < 3; minute++) {
            Lease lease = subject.leaseUnknown();
            LeasedRecord leased = lease.records().get(0);
            assertThat(leased.waited()).isBetween(Duration.ofMinutes(minute), Duration.ofMinutes(minute + 1));
            assertThat(leased.attempts()).isEqualTo(1);
            Settlement waits = Settlement.waitingUnknown(leased.id(), Duration.ofMinutes(1), "no parent");
            assertThat(subject.records().settle(lease, List.of(waits), 1)).isTrue();
            assertThat(subject.status("A")).isEqualTo(RecordStatus.UNKNOWN);
            assertThat(subject.counts().waiting()).isZero();
            assertThat(subject.records().wakeWaiting(subject.caseId())).isZero();
            subject.advance(Duration.ofSeconds(61));
        }
        subject.settle(subject.leaseUnknown(), RecordStatus.UNKNOWN, Duration.ZERO);
        assertThat(subject.leaseUnknown().records().get(0).waited())
                .as("any other outcome ends the waiting")
                .isZero();
    }

    @Test
    default void countsWhatWaitsAmongTheRetries() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"), row("B", "1"), row("C", "1"));
        Lease lease = subject.lease();
        subject.records()
                .settle(
                        lease,
                        List.of(
                                Settlement.waiting(id(lease, 0), Duration.ofMinutes(1), "no parent"),
                                StoreSubject.settlement(
                                        lease.records().get(1), RecordStatus.RETRY, Duration.ofHours(1)),
                                StoreSubject.settlement(lease.records().get(2), RecordStatus.DEAD, Duration.ZERO)),
                        1);
        assertThat(subject.counts().of(RecordStatus.RETRY)).isEqualTo(2);
        assertThat(subject.counts().waiting()).isEqualTo(1);
    }

    @Test
    default void whatWaitsCanBeWokenAndNothingElse() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"), row("B", "1"));
        Lease lease = subject.lease();
        subject.records()
                .settle(
                        lease,
                        List.of(
                                Settlement.waiting(id(lease, 0), Duration.ofHours(1), "no parent"),
                                StoreSubject.settlement(
                                        lease.records().get(1), RecordStatus.RETRY, Duration.ofHours(1))),
                        1);
        assertThat(subject.records().wakeWaiting(subject.caseId())).isEqualTo(1);
        assertThat(subject.records().wakeWaiting(subject.caseId()))
                .as("due already")
                .isZero();
        assertThat(subject.lease().records()).extracting(LeasedRecord::key).containsExactly("A");
    }

    @Test
    default void aChangeEndsTheWaitingAndSoDoesEveryOtherOutcome() {
        for (RecordStatus outcome : List.of(RecordStatus.PENDING, RecordStatus.RETRY, RecordStatus.DEAD)) {
            StoreSubject subject = subject();
            subject.stage(row("A", "1"));
            settleWaiting(subject, subject.lease().records().get(0));
            subject.advance(Duration.ofHours(1));
            switch (outcome) {
                case PENDING -> subject.stage(row("A", "2"));
                case RETRY -> subject.settle(subject.lease(), RecordStatus.RETRY, Duration.ZERO);
                default -> {
                    subject.settle(subject.lease(), RecordStatus.DEAD);
                    subject.records().redeliverDead(subject.caseId(), "");
                }
            }
            assertThat(subject.counts().waiting()).isZero();
            assertThat(subject.lease().records().get(0).waited())
                    .as(outcome.word())
                    .isZero();
        }
    }

    @Test
    default void aChangeInFlightBeginsAnew() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        LeasedRecord old = subject.lease().records().get(0);
        subject.stage(row("A", "2"));
        settleWaiting(subject, old);
        assertThat(subject.status("A")).isEqualTo(RecordStatus.PENDING);
        subject.advance(Duration.ofHours(1));
        assertThat(subject.lease().records().get(0).waited()).isZero();
    }

    @Test
    default void whatIsFilteredOrGivenBackKeepsItsRules() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"), row("B", "1"));
        Lease lease = subject.lease();
        subject.records()
                .settle(
                        lease,
                        List.of(
                                Settlement.waiting(id(lease, 0), Duration.ofMinutes(1), "no parent"),
                                Settlement.waiting(id(lease, 1), Duration.ofMinutes(1), "no parent")),
                        1);
        subject.stage(filtered("A", "2"));
        assertThat(subject.status("A")).isEqualTo(RecordStatus.FILTERED);
        subject.advance(Duration.ofMinutes(2));
        Lease again = subject.lease();
        subject.records().release(again);
        assertThat(subject.lease().records().get(0).waited())
                .as("given back unsent, it has waited as long as before")
                .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    private static void settleWaiting(StoreSubject subject, LeasedRecord leased) {
        Lease lease = subject.lastLease();
        assertThat(subject.records()
                        .settle(lease, List.of(Settlement.waiting(leased.id(), Duration.ofMinutes(1), "no parent")), 1))
                .isTrue();
    }

    private static long id(Lease lease, int index) {
        return lease.records().get(index).id();
    }
}
