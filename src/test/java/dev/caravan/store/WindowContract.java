package dev.caravan.store;

import static dev.caravan.store.Rows.row;
import static dev.caravan.store.StoreSubject.DAY;
import static dev.caravan.store.StoreSubject.FINGERPRINT;
import static dev.caravan.store.StoreSubject.LIFE;
import static dev.caravan.store.StoreSubject.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.caravan.model.Interval;
import dev.caravan.model.Ownership;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.WindowKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Owners, fences, windows, and what is covered. */
public interface WindowContract extends StoreContract {
    @Test
    default void oneOwnerAtATimeUntilItExpiresOrGivesBack() {
        StoreSubject subject = subject();
        Ownership first = subject.own("one");
        assertThat(subject.checkpoints().takeOver(subject.caseId(), "two", LIFE))
                .isEmpty();
        assertThat(subject.checkpoints().renew(first, Duration.ofHours(1))).isTrue();
        subject.advance(Duration.ofMinutes(59));
        assertThat(subject.checkpoints().takeOver(subject.caseId(), "two", LIFE))
                .isEmpty();
        subject.advance(Duration.ofMinutes(2));
        Ownership second = subject.own("two");
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(subject.checkpoints().renew(first, LIFE)).isFalse();
        subject.checkpoints().release(first);
        assertThat(subject.checkpoints().takeOver(subject.caseId(), "three", LIFE))
                .as("a lost ownership cannot be given back")
                .isEmpty();
        subject.checkpoints().release(second);
        subject.advance(Duration.ofSeconds(1));
        assertThat(subject.own("three").fence()).isGreaterThan(second.fence());
    }

    @Test
    default void aWindowIsHalfReadFromItsFirstPageUntilItIsClosed() {
        StoreSubject subject = subject();
        Ownership owner = subject.own("reader");
        ReadWindow window = subject.open(owner);
        OptionalLong before = subject.checkpoints().readMark(subject.caseId());
        assertThat(before).isPresent();
        subject.records().stage(StoreSubject.commit(owner, window, 0, Rows.rows(2, "1")));
        assertThat(subject.checkpoints().readMark(subject.caseId())).isEmpty();
        subject.checkpoints().close(owner, window, true, true);
        assertThat(subject.checkpoints().readMark(subject.caseId()))
                .as("a sweep that waits has read nothing, but what was read since shows")
                .isPresent()
                .isNotEqualTo(before);
    }

    @Test
    default void theSameHolderTakesItsCaseAgainWithANewFence() {
        StoreSubject subject = subject();
        Ownership first = subject.own("one");
        assertThat(subject.own("one").fence()).isGreaterThan(first.fence());
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> subject.open(first));
    }

    @Test
    default void ownershipsOfEndedProcessesAreForgotten() {
        StoreSubject subject = subject();
        Ownership ended = subject.own("process 1 run 1");
        subject.checkpoints().forgetOthers(subject.caseId(), "process 1 ");
        subject.advance(Duration.ofSeconds(1));
        assertThat(subject.checkpoints().takeOver(subject.caseId(), "process 2 run 1", LIFE))
                .as("its own are kept")
                .isEmpty();
        subject.checkpoints().forgetOthers(subject.caseId(), "process 2 ");
        subject.advance(Duration.ofSeconds(1));
        assertThat(subject.own("process 2 run 1").fence()).isGreaterThan(ended.fence());
    }

    @Test
    default void aCaseIsOwnedUntilItIsGivenBackOrItsOwnersTimeIsUp() {
        StoreSubject subject = subject();
        assertThat(subject.checkpoints().isOwned(subject.caseId())).isFalse();
        Ownership first = subject.own("one");
        assertThat(subject.checkpoints().isOwned(subject.caseId())).isTrue();
        subject.checkpoints().release(first);
        assertThat(subject.checkpoints().isOwned(subject.caseId())).isFalse();
        subject.own("two");
        subject.advance(LIFE.plusSeconds(1));
        assertThat(subject.checkpoints().isOwned(subject.caseId())).isFalse();
    }

    @Test
    default void theOldOwnerCanStoreNothingAndTheNewOneGoesOnWhereItStood() {
        StoreSubject subject = subject();
        Ownership first = subject.own("one");
        ReadWindow window = subject.open(first);
        subject.records().stage(commit(first, window, 0, List.of(row("A", "1"))));
        subject.advance(LIFE.plusSeconds(1));
        Ownership second = subject.own("two");
        assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> subject.records().stage(commit(first, window, 1, List.of(row("B", "1")))));
        assertThat(subject.records().find(subject.caseId(), "B")).isEmpty();
        assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> subject.checkpoints().close(first, window, true, true));
        assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> subject.checkpoints().restart(first, window));
        assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> subject.checkpoints().abandonOthers(first, Set.of("other")));
        assertThat(subject.checkpoints().openWindows(first)).isEmpty();
        ReadWindow inherited = subject.checkpoints().openWindows(second).get(0);
        assertThat(inherited.page()).isEqualTo(1);
        assertThat(inherited.cursor()).isEqualTo("cursor-0");
        assertThat(inherited.total()).isEqualTo(100);
        assertThat(inherited.counts().staged()).isEqualTo(1);
        subject.records().stage(commit(second, inherited, 1, List.of(row("B", "1"))));
        subject.checkpoints().close(second, inherited, true, false);
        assertThat(subject.checkpoints().openWindows(second)).isEmpty();
    }

    @Test
    default void aPageIsStoredOnce() {
        StoreSubject subject = subject();
        Ownership owner = subject.own("one");
        ReadWindow window = subject.open(owner);
        subject.records().stage(commit(owner, window, 0, List.of(row("A", "1"))));
        assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> subject.records().stage(commit(owner, window, 0, List.of(row("B", "1")))));
        assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> subject.records().stage(commit(owner, window, 2, List.of(row("B", "1")))));
        assertThat(subject.counts().total()).isEqualTo(1);
        subject.checkpoints().close(owner, window, true, false);
        assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> subject.records().stage(commit(owner, window, 1, List.of(row("B", "1")))));
        assertThat(subject.counts().total()).isEqualTo(1);
    }

    @Test
    default void aRestartedWindowBeginsAtPageZeroAndItsCountsGoOn() {
        StoreSubject subject = subject();
        Ownership owner = subject.own("one");
        ReadWindow window = subject.open(owner);
        subject.records().stage(commit(owner, window, 0, List.of(row("A", "1"))));
        ReadWindow again = subject.checkpoints().restart(owner, window);
        assertThat(again.page()).isZero();
        assertThat(again.cursor()).isNull();
        assertThat(again.total()).isNull();
        subject.records().stage(commit(owner, again, 0, List.of(row("A", "1"))));
        assertThat(subject.checkpoints().reload(again).counts().read()).isEqualTo(2);
        assertThat(subject.checkpoints().reload(again).counts().unchanged()).isEqualTo(1);
    }

    @Test
    default void closedWindowsMergeIntoWhatIsCovered() {
        StoreSubject subject = subject();
        Ownership owner = subject.own("one");
        for (int[] days : new int[][] {{1, 2}, {5, 6}, {3, 4}, {9, 9}, {2, 3}, {5, 6}}) {
            cover(subject, owner, days[0], days[1]);
        }
        assertThat(subject.checkpoints().covered(subject.caseId(), FINGERPRINT))
                .containsExactly(days(1, 4), days(5, 6), days(9, 9));
        cover(subject, owner, 0, 20);
        assertThat(subject.checkpoints().covered(subject.caseId(), FINGERPRINT)).containsExactly(days(0, 20));
        cover(subject, owner, 4, 5);
        assertThat(subject.checkpoints().covered(subject.caseId(), FINGERPRINT)).containsExactly(days(0, 20));
    }

    private static void cover(StoreSubject subject, Ownership owner, int from, int to) {
        ReadWindow window = subject.checkpoints().open(owner, WindowKind.BACKFILL, FINGERPRINT, days(from, to));
        assertThat(window.kind()).isEqualTo(WindowKind.BACKFILL);
        assertThat(window.interval()).isEqualTo(days(from, to));
        subject.checkpoints().close(owner, window, true, false);
    }

    private static Interval days(int from, int to) {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        return new Interval(start.plus(Duration.ofDays(from)), start.plus(Duration.ofDays(to)));
    }

    @Test
    default void aWindowWithoutATimeFilterCoversNothing() {
        StoreSubject subject = subject();
        Ownership owner = subject.own("one");
        subject.checkpoints().close(owner, subject.open(owner), false, false);
        assertThat(subject.checkpoints().covered(subject.caseId(), FINGERPRINT)).isEmpty();
        assertThat(subject.checkpoints().coveredOtherwise(subject.caseId(), FINGERPRINT))
                .isFalse();
    }

    @Test
    default void aSweepIsOpenedByClosingAndReadLater() {
        StoreSubject subject = subject();
        Ownership owner = subject.own("one");
        subject.checkpoints().close(owner, subject.open(owner), true, true);
        ReadWindow sweep = subject.checkpoints().openWindows(owner).get(0);
        assertThat(sweep.kind()).isEqualTo(WindowKind.SWEEP);
        assertThat(sweep.interval()).isEqualTo(DAY);
        assertThat(sweep.page()).isZero();
    }

    @Test
    default void anotherFingerprintIsNotCoveredAndItsWindowsAreGivenUp() {
        StoreSubject subject = subject();
        Ownership owner = subject.own("one");
        subject.checkpoints().close(owner, subject.open(owner), true, false);
        assertThat(subject.checkpoints().coveredOtherwise(subject.caseId(), FINGERPRINT))
                .isFalse();
        assertThat(subject.checkpoints().coveredOtherwise(subject.caseId(), "request-2"))
                .isTrue();
        assertThat(subject.checkpoints().covered(subject.caseId(), "request-2")).isEmpty();
        ReadWindow old = subject.open(owner);
        ReadWindow young = subject.checkpoints().open(owner, WindowKind.FORWARD, "request-2", DAY);
        assertThat(subject.checkpoints().abandonOthers(owner, Set.of("request-2")))
                .isEqualTo(1);
        assertThat(subject.checkpoints().openWindows(owner))
                .extracting(ReadWindow::id)
                .containsExactly(young.id());
        assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> subject.records().stage(commit(owner, old, 0, List.of(row("A", "1")))));
    }

    @Test
    default void twoReadsOfACaseKeepTheirWindowsAndTheSweepIsNotWhatPeopleSee() {
        StoreSubject subject = subject();
        Ownership owner = subject.own("one");
        subject.checkpoints().close(owner, subject.open(owner), true, false);
        Interval later = new Interval(DAY.to(), DAY.to().plus(Duration.ofDays(9)));
        ReadWindow remedy = subject.checkpoints().open(owner, WindowKind.SWEEP, "remedy", later);
        assertThat(subject.checkpoints().abandonOthers(owner, Set.of(FINGERPRINT, "remedy")))
                .isZero();
        subject.checkpoints().close(owner, remedy, true, false);
        assertThat(subject.checkpoints().covered(subject.caseId(), "remedy")).containsExactly(later);
        assertThat(subject.checkpoints().covered(subject.caseId(), FINGERPRINT)).containsExactly(DAY);
        assertThat(subject.checkpoints().coveredUntil(subject.caseId())).contains(DAY.to());
    }
}
