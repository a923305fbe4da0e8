package dev.caravan.store;

import static dev.caravan.store.Rows.row;
import static dev.caravan.store.Rows.rows;
import static dev.caravan.store.StoreSubject.LIFE;
import static dev.caravan.store.StoreSubject.commit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.Lease;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.Ownership;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StagedRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many threads on one store. */
public interface ConcurrencyContract extends StoreContract {
    @Test
    default void fourClaimersNeverLeaseARecordTwice() throws Exception {
        StoreSubject subject = subject();
        int count = 2_000;
        subject.stage(rows(count, "1"));
        Queue<Long> leased = new ConcurrentLinkedQueue<>();
        together(Collections.nCopies(4, () -> {
            Optional<Lease> lease = subject.lease(37);
            while (lease.isPresent()) {
                lease.get().records().stream().map(LeasedRecord::id).forEach(leased::add);
                assertThat(subject.records().intend(lease.get(), LIFE)).isTrue();
                assertThat(subject.settle(lease.get(), RecordStatus.WRITTEN)).isTrue();
                lease = subject.lease(37);
            }
            return leased.size();
        }));
        assertThat(leased).hasSize(count).doesNotHaveDuplicates();
        assertThat(subject.counts().of(RecordStatus.WRITTEN)).isEqualTo(count);
    }

    @Test
    default void stagingAndDeliveringTheSameKeysEndsWithTheNewestVersion() throws Exception {
        StoreSubject subject = subject();
        int rounds = 30;
        together(List.of(
                () -> {
                    for (int i = 0; i <= rounds; i++) {
                        subject.stage(rows(50, "round " + i));
                    }
                    return rounds;
                },
                () -> {
                    for (int i = 0; i < rounds; i++) {
                        subject.lease(20).ifPresent(lease -> subject.settle(lease, RecordStatus.WRITTEN));
                    }
                    return rounds;
                }));
        for (Optional<Lease> lease = subject.lease(100); lease.isPresent(); lease = subject.lease(100)) {
            subject.settle(lease.get(), RecordStatus.WRITTEN);
        }
        assertThat(subject.counts().of(RecordStatus.WRITTEN)).isEqualTo(50);
        assertThat(subject.find("K7").content()).contains("round " + rounds);
        assertThat(subject.find("K7").writtenVersion()).isEqualTo(rounds + 1);
    }

    @Test
    default void recordsStagedFromManySidesInAnyOrderLoseNothing() throws Exception {
        StoreSubject subject = subject();
        List<Callable<Integer>> sides = new ArrayList<>();
        for (int side = 0; side < 4; side++) {
            String value = "side " + side;
            boolean backwards = side % 2 == 0;
            sides.add(() -> {
                for (int i = 0; i < 15; i++) {
                    List<StagedRow> rows = rows(60, value + i);
                    if (backwards) {
                        Collections.reverse(rows);
                    }
                    subject.records().stage(subject.caseId(), rows, false);
                }
                return 15;
            });
        }
        together(sides);
        assertThat(subject.counts().total()).isEqualTo(60);
        assertThat(subject.counts().staged().read()).isEqualTo(4 * 15 * 60);
    }

    @Test
    default void aTakeoverDuringAPageIsBeforeOrAfterItNeverHalf() throws Exception {
        for (int round = 0; round < 10; round++) {
            StoreSubject subject = subject();
            Ownership first = subject.checkpoints()
                    .takeOver(subject.caseId(), "one", Duration.ZERO)
                    .orElseThrow();
            ReadWindow window = subject.open(first);
            subject.advance(Duration.ofSeconds(1));
            CountDownLatch started = new CountDownLatch(1 + round);
            List<Integer> done = together(List.of(
                    () -> {
                        int pages = 0;
                        try {
                            while (pages < 10_000) {
                                started.countDown();
                                List<StagedRow> rows = List.of(row("A" + pages, "1"), row("B" + pages, "1"));
                                subject.records().stage(commit(first, window, pages, rows));
                                pages++;
                            }
                        } catch (FencedException e) {
                            return pages;
                        }
                        return -1;
                    },
                    () -> {
                        started.await();
                        Ownership second = subject.own("two");
                        return subject.checkpoints().openWindows(second).get(0).page();
                    }));
            assertThat(done.get(0)).as("pages of the old owner").isEqualTo(done.get(1));
            assertThat(subject.counts().total()).isEqualTo(2L * done.get(0));
            subject.checkInvariants();
        }
    }

    @Test
    default void oneOfManyTakesTheCase() throws Exception {
        StoreSubject subject = subject();
        List<Callable<Integer>> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String holder = "run " + i;
            runs.add(() -> subject.checkpoints()
                    .takeOver(subject.caseId(), holder, LIFE)
                    .map(owner -> 1)
                    .orElse(0));
        }
        assertThat(together(runs).stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    }

    private static List<Integer> together(List<Callable<Integer>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> task : threads.invokeAll(tasks, 120, TimeUnit.SECONDS)) {
                results.add(task.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("a thread failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
