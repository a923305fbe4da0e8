package dev.caravan.store;

import static dev.caravan.store.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.Lease;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Leases that take in more records, for documents that must be delivered whole. */
public interface LargerLeaseContract extends StoreContract {
    @Test
    default void takesMoreRecordsUnderALeaseThatIsHeld() {
        StoreSubject subject = subject();
        subject.stage(rows(5, "1"));
        subject.settle(subject.lease(1).orElseThrow(), RecordStatus.RETRY, Duration.ofHours(1));
        Lease first = subject.lease(1).orElseThrow();
        Lease other = subject.lease(1).orElseThrow();
        subject.settle(subject.lease(1).orElseThrow(), RecordStatus.WRITTEN);
        List<Long> all = Stream.of("K0", "K1", "K2", "K3", "K4")
                .map(key -> subject.find(key).id())
                .toList();

        Lease more = subject.records().leaseMore(first, all, StoreSubject.LIFE);

        assertThat(more.records()).extracting(LeasedRecord::key).containsExactly("K1", "K0", "K4");
        assertThat(more.records()).extracting(LeasedRecord::attempts).containsExactly(1, 2, 1);
        assertThat(more.records()).extracting(LeasedRecord::version).containsOnly(1L);
        assertThat(subject.lease(10)).isEmpty();
        assertThat(subject.records().unsettled(subject.caseId(), 10))
                .extracting(StoredRecord::key)
                .containsExactly("K0", "K1", "K2", "K4");
        assertThat(subject.records().countUnsettled(subject.caseId(), 10)).isEqualTo(4);
        assertThat(subject.records().countUnsettled(subject.caseId(), 3)).isEqualTo(3);
        assertThat(subject.settle(other, RecordStatus.WRITTEN)).isTrue();
        assertThat(subject.settle(more, RecordStatus.WRITTEN)).isTrue();
        assertThat(subject.counts().of(RecordStatus.WRITTEN)).isEqualTo(5);
    }

    @Test
    default void takesMoreUnknownRecordsForALookUpAndNothingUnderALostLease() {
        StoreSubject subject = subject();
        subject.stage(rows(3, "1"));
        subject.settle(subject.lease(2).orElseThrow(), RecordStatus.UNKNOWN, Duration.ZERO);
        subject.advance(Duration.ofSeconds(1));
        Lease one = subject.records()
                .leaseUnknown(subject.caseId(), "deliverer", 1, StoreSubject.LIFE)
                .orElseThrow();
        List<Long> all =
                Stream.of("K0", "K1", "K2").map(key -> subject.find(key).id()).toList();

        Lease more = subject.records().leaseMore(one, all, StoreSubject.LIFE);
        assertThat(more.records()).extracting(LeasedRecord::key).containsExactlyInAnyOrder("K0", "K1");
        assertThat(subject.records().release(more)).isTrue();
        assertThat(subject.records().leaseMore(more, all, StoreSubject.LIFE)).isEqualTo(more);
        assertThat(subject.status("K0")).isEqualTo(RecordStatus.UNKNOWN);
        assertThat(subject.status("K2")).isEqualTo(RecordStatus.PENDING);
    }
}
