package dev.caravan.store.jdbc;

import static dev.caravan.store.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.RecordStatus;
import dev.caravan.model.StagedRow;
import dev.caravan.store.StoreContract;
import dev.caravan.store.StoreSubject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A change of more records than one transaction changes reaches each of them once, and no other case's. */
interface ManyRecordsContract extends StoreContract {
    int PAGE = 5_010;
    int PAGES = 4;

    @Test
    default void whatChangesAWholeCaseReachesEveryRecord() {
        StoreSubject other = subject();
        other.stage(row("K1", "1"));
        StoreSubject subject = subject();
        for (int page = 0; page < PAGES; page++) {
            subject.stage(page(page));
        }
        int all = PAGE * PAGES;
        assertThat(subject.records().takeForWritten(subject.caseId())).isEqualTo(all);
        assertThat(subject.counts().of(RecordStatus.WRITTEN)).isEqualTo(all);
        assertThat(subject.records().redeliverStale(subject.caseId(), 99)).isEqualTo(all);
        assertThat(subject.counts().of(RecordStatus.PENDING)).isEqualTo(all);
        assertThat(subject.counts().redeliveries()).isEqualTo(all);
        subject.lease(10_000).ifPresent(lease -> assertThat(subject.settle(lease, RecordStatus.DEAD))
                .isTrue());
        assertThat(subject.records().redeliverDead(subject.caseId(), "cause-dead"))
                .isEqualTo(10_000);
        assertThat(subject.records().redeliverDead(subject.caseId(), "")).isZero();
        assertThat(other.status("K1")).isEqualTo(RecordStatus.PENDING);
    }

    private static List<StagedRow> page(int page) {
        return IntStream.range(0, PAGE).mapToObj(i -> row(page + "/" + i, "1")).toList();
    }
}
