package dev.caravan.store;

import static dev.caravan.store.Rows.filtered;
import static dev.caravan.store.Rows.kept;
import static dev.caravan.store.Rows.modified;
import static dev.caravan.store.Rows.refused;
import static dev.caravan.store.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.caravan.model.Ownership;
import dev.caravan.model.PageCommit;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StageCounts;
import dev.caravan.model.StagedRow;
import dev.caravan.model.StoredRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Staging: what becomes of a row that is new, the same, changed, older, filtered, refused or cannot be stored. */
public interface StagingContract extends StoreContract {
    Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    default void stagesNewRowsOnceAndCountsThemUnchangedAfterwards() {
        StoreSubject subject = subject();
        assertThat(subject.stage(row("A", "1"), row("B", "1"))).isEqualTo(new StageCounts(2, 2, 0, 0, 0, 0, 0));
        assertThat(subject.stage(row("A", "1"), row("B", "2"))).isEqualTo(new StageCounts(2, 1, 1, 0, 0, 0, 0));
        StoredRecord changed = subject.find("B");
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.status()).isEqualTo(RecordStatus.PENDING);
        assertThat(changed.content()).isEqualTo("{\"value\":\"2\"}");
    }

    @Test
    default void aChangedPendingRecordKeepsItsPlace() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        subject.advance(java.time.Duration.ofSeconds(1));
        subject.stage(row("B", "1"));
        subject.advance(java.time.Duration.ofSeconds(1));
        subject.stage(row("A", "2"));
        assertThat(subject.lease(1).orElseThrow().records().get(0).key()).isEqualTo("A");
    }

    @Test
    default void theLastOfTwoRowsWithOneKeyWinsAndIsCountedDuplicate() {
        StoreSubject subject = subject();
        StageCounts counts = subject.stage(row("A", "1"), row("B", "1"), row("A", "2"));
        assertThat(counts).isEqualTo(new StageCounts(3, 2, 0, 0, 0, 0, 1));
        assertThat(subject.find("A").content()).contains("2");
    }

    @Test
    default void duplicatesRemovedBeforeAreCountedToo() {
        StoreSubject subject = subject();
        Ownership owner = subject.own("reader");
        ReadWindow window = subject.open(owner);
        StageCounts counts = subject.records()
                .stage(new PageCommit(owner, window.id(), 0, null, null, 5, List.of(row("A", "1")), false));
        assertThat(counts).isEqualTo(new StageCounts(5, 1, 0, 0, 0, 0, 4));
        assertThat(subject.checkpoints().reload(window).counts()).isEqualTo(counts);
    }

    @Test
    default void refusesAPageThatStagesMoreThanItRead() {
        StoreSubject subject = subject();
        Ownership owner = subject.own("reader");
        ReadWindow window = subject.open(owner);
        PageCommit page = new PageCommit(owner, window.id(), 0, null, null, 0, List.of(row("A", "1")), false);
        assertThatIllegalArgumentException().isThrownBy(() -> subject.records().stage(page));
    }

    @Test
    default void anOlderRowIsRefusedAndCountedStale() {
        StoreSubject subject = subject();
        subject.stage(modified(row("A", "2"), NOON));
        StageCounts counts = subject.stage(modified(row("A", "1"), NOON.minusSeconds(1)));
        assertThat(counts).isEqualTo(new StageCounts(1, 0, 0, 0, 0, 1, 0));
        assertThat(subject.find("A").content()).contains("2");
        assertThat(subject.stage(modified(filtered("A", "1"), NOON.minusSeconds(1)))
                        .stale())
                .isEqualTo(1);
        assertThat(subject.stage(modified(row("A", "3"), NOON)).staged())
                .as("the same time is not older")
                .isEqualTo(1);
    }

    @Test
    default void aRowThatStopsMatchingWithdrawsItsPendingVersion() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        StageCounts counts = subject.stage(filtered("A", "2"), filtered("never seen", "1"));
        assertThat(counts).isEqualTo(new StageCounts(2, 0, 0, 2, 0, 0, 0));
        assertThat(subject.status("A")).isEqualTo(RecordStatus.FILTERED);
        assertThat(subject.find("A").content()).contains("2");
        assertThat(subject.records().find(subject.caseId(), "never seen")).isEmpty();
        assertThat(subject.lease(10)).isEmpty();
        assertThat(subject.counts().filteredChanges()).isEqualTo(1);
        subject.stage(filtered("A", "2"));
        assertThat(subject.counts().filteredChanges())
                .as("the same again is no change")
                .isEqualTo(1);
    }

    @Test
    default void aFilteredRowThatMatchesAgainIsDelivered() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        subject.stage(filtered("A", "2"));
        assertThat(subject.stage(row("A", "2")).staged())
                .as("only where has changed")
                .isEqualTo(1);
        assertThat(subject.status("A")).isEqualTo(RecordStatus.PENDING);
    }

    @Test
    default void changesReviveWrittenRetryAndDeadRecords() {
        StoreSubject subject = subject();
        for (RecordStatus status : List.of(RecordStatus.WRITTEN, RecordStatus.RETRY, RecordStatus.DEAD)) {
            String key = status.word();
            subject.stage(row(key, "1"));
            subject.settle(subject.lease(), status);
            assertThat(subject.status(key)).isEqualTo(status);
            assertThat(subject.stage(row(key, "1")).unchanged()).isEqualTo(1);
            assertThat(subject.status(key)).isEqualTo(status);
            subject.stage(row(key, "2"));
            StoredRecord revived = subject.find(key);
            assertThat(revived.status()).isEqualTo(RecordStatus.PENDING);
            assertThat(revived.attempts()).isZero();
            assertThat(revived.cause()).isNull();
            subject.deliver();
        }
    }

    @Test
    default void aKeptRecordIsNeverDue() {
        StoreSubject subject = subject();
        assertThat(subject.stage(kept("A", "1")).staged()).isEqualTo(1);
        assertThat(subject.status("A")).isEqualTo(RecordStatus.WRITTEN);
        assertThat(subject.lease(10)).isEmpty();
        assertThat(subject.records().nextDue(subject.caseId())).isEmpty();
        subject.stage(kept("A", "2"));
        assertThat(subject.find("A").version()).isEqualTo(2);
    }

    @Test
    default void aRefusedRowIsDeadWithItsCauseUntilTheSourceChanges() {
        StoreSubject subject = subject();
        StageCounts first = subject.stage(refused("no key 1", "1", "no-key"), row("A", "1"));
        assertThat(first).isEqualTo(new StageCounts(2, 1, 0, 0, 1, 0, 0));
        StoredRecord dead = subject.find("no key 1");
        assertThat(dead.status()).isEqualTo(RecordStatus.DEAD);
        assertThat(dead.cause()).isEqualTo("no-key");
        assertThat(subject.stage(refused("no key 1", "1", "no-key")).unchanged())
                .isEqualTo(1);
        assertThat(subject.records().redeliverDead(subject.caseId(), "")).isZero();
        assertThat(subject.stage(row("no key 1", "1")).staged()).isEqualTo(1);
        assertThat(subject.status("no key 1")).isEqualTo(RecordStatus.PENDING);
    }

    @Test
    default void aRefusedRowWithdrawsItsPendingVersion() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        assertThat(subject.stage(refused("A", "2", "bad")).rejected()).isEqualTo(1);
        assertThat(subject.status("A")).isEqualTo(RecordStatus.DEAD);
        assertThat(subject.lease(10)).isEmpty();
    }

    @Test
    default void withIdCheckAWrittenKeyIsNeverSentAgainButADeadOneIsRevived() {
        StoreSubject subject = subject();
        subject.stageOnce(row("A", "1"), row("B", "1"));
        subject.settle(subject.lease(1).orElseThrow(), RecordStatus.WRITTEN);
        subject.settle(subject.lease(1).orElseThrow(), RecordStatus.DEAD);
        StageCounts counts = subject.stageOnce(row("A", "2"), row("B", "2"));
        assertThat(counts).isEqualTo(new StageCounts(2, 1, 1, 0, 0, 0, 0));
        assertThat(subject.status("A")).isEqualTo(RecordStatus.WRITTEN);
        assertThat(subject.status("B")).isEqualTo(RecordStatus.PENDING);
    }

    @Test
    default void withIdCheckAKeyInFlightIsLeftAlone() {
        StoreSubject subject = subject();
        subject.stageOnce(row("A", "1"));
        var lease = subject.lease();
        assertThat(subject.stageOnce(row("A", "2")).unchanged()).isEqualTo(1);
        subject.settle(lease, RecordStatus.WRITTEN);
        assertThat(subject.status("A")).isEqualTo(RecordStatus.WRITTEN);
    }

    @Test
    default void recordsWithoutAWindowAreStagedAndCounted() {
        StoreSubject subject = subject();
        StageCounts counts = subject.records()
                .stage(subject.caseId(), List.of(row("A", "1"), filtered("B", "1"), refused("C", "1", "bad")), false);
        assertThat(counts).isEqualTo(new StageCounts(3, 1, 0, 1, 1, 0, 0));
        assertThat(subject.counts().staged()).isEqualTo(counts);
        assertThat(subject.records().stage(subject.caseId(), List.<StagedRow>of(), false))
                .isEqualTo(StageCounts.NONE);
    }

    @Test
    default void anEmptyPageIsProgress() {
        StoreSubject subject = subject();
        Ownership owner = subject.own("reader");
        ReadWindow window = subject.open(owner);
        subject.records().stage(StoreSubject.commit(owner, window, 0, List.of()));
        assertThat(subject.checkpoints().reload(window).page()).isEqualTo(1);
    }
}
