package dev.caravan.store.mongo;

import static dev.caravan.store.Rows.filtered;
import static dev.caravan.store.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import dev.caravan.model.Lease;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.Ownership;
import dev.caravan.model.PageCommit;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.Settlement;
import dev.caravan.model.StagedRow;
import dev.caravan.model.WindowKind;
import dev.caravan.store.MovableClock;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import dev.caravan.store.StoreSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process dies at each single write of its work, in turn: the next one goes on, nothing is lost, doubled or miscounted. */
class CrashPointsIT {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final List<List<StagedRow>> PAGES = List.of(
            List.of(row("A", "1"), row("B", "1"), row("C", "1")),
            List.of(row("A", "2"), filtered("B", "2"), row("D", "1"), row("C", "1")));
    private static final List<StagedRow> ARRIVALS = List.of(row("A", "3"), row("E", "1"), row("C", "1"));

    private final MortalBackend backend = new MortalBackend();
    private final MongoServer server = new MongoServer(backend);
    private final String address = server.bindAndGetConnectionString();
    private final MovableClock clock = new MovableClock();

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void theNextProcessGoesOn(MortalBackend.Death death) {
        boolean died = true;
        for (int write = 1; died; write++) {
            String url = address + "/d" + write;
            try (Store store = open(url)) {
                store.cases().idOf("one");
            }
            backend.dieAt(write, death);
            died = dies(url);
            backend.live();
            clock.advance(LIFE.plusSeconds(1));
            try (Store store = open(url)) {
                long caseId = store.cases().idOf("one");
                store.records().reclaim(caseId, true);
                work(store, "process 2");
                verify(url, store, caseId, write);
            }
            assertThat(write).as("the work ends").isLessThan(200);
        }
    }

    private boolean dies(String url) {
        try (Store store = open(url)) {
            work(store, "process 1");
            return false;
        } catch (StoreException e) {
            assertThat(backend.hasDied()).as(e.getMessage()).isTrue();
            return true;
        }
    }

    private Store open(String url) {
        return MongoStores.open(MongoStores.address(url, null, null), true, any -> clock::millis);
    }

    private void work(Store store, String holder) {
        long caseId = store.cases().idOf("one");
        read(store, caseId, holder);
        store.records().stage(caseId, ARRIVALS, false);
        deliver(store, caseId, holder);
    }

    private static void read(Store store, long caseId, String holder) {
        Ownership owner = store.checkpoints().takeOver(caseId, holder, LIFE).orElseThrow();
        if (store.checkpoints().covered(caseId, StoreSubject.FINGERPRINT).isEmpty()) {
            ReadWindow window = store.checkpoints().openWindows(owner).stream()
                    .findFirst()
                    .orElseGet(() -> store.checkpoints()
                            .open(owner, WindowKind.FORWARD, StoreSubject.FINGERPRINT, StoreSubject.DAY));
            for (int page = window.page(); page < PAGES.size(); page++) {
                List<StagedRow> rows = PAGES.get(page);
                store.records().stage(new PageCommit(owner, window.id(), page, null, 7L, rows.size(), rows, false));
            }
            store.checkpoints().close(owner, window, true, false);
        }
        store.checkpoints().release(owner);
    }

    /** Meets every way in which a lease ends. */
    private void deliver(Store store, long caseId, String holder) {
        store.records().lease(caseId, holder, 1, LIFE).ifPresent(store.records()::release);
        boolean first = true;
        for (Optional<Lease> lease = take(store, caseId, holder);
                lease.isPresent();
                lease = take(store, caseId, holder)) {
            assertThat(store.records().intend(lease.get(), LIFE)).isTrue();
            store.records().settle(lease.get(), outcomes(lease.get(), first), 1);
            first = false;
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private static Optional<Lease> take(Store store, long caseId, String holder) {
        return store.records().leaseUnknown(caseId, holder, 10, LIFE).or(() -> store.records()
                .lease(caseId, holder, 10, LIFE));
    }

    private static List<Settlement> outcomes(Lease lease, boolean first) {
        List<Settlement> outcomes = new ArrayList<>();
        List<RecordStatus> turn = List.of(RecordStatus.UNKNOWN, RecordStatus.RETRY, RecordStatus.WRITTEN);
        for (LeasedRecord record : lease.records()) {
            RecordStatus status = first ? turn.get(outcomes.size() % turn.size()) : RecordStatus.WRITTEN;
            outcomes.add(StoreSubject.settlement(record, status, Duration.ZERO));
        }
        return outcomes;
    }

    private static void verify(String url, Store store, long caseId, int write) {
        String when = "after a death at write " + write;
        for (StagedRow row : List.of(row("A", "3"), filtered("B", "2"), row("C", "1"), row("D", "1"), row("E", "1"))) {
            var record = store.records().find(caseId, row.key()).orElseThrow();
            assertThat(record.content()).as(row.key() + " " + when).isEqualTo(row.content());
            boolean ends = row.key().equals("B");
            assertThat(record.status())
                    .as(row.key() + " " + when)
                    .isEqualTo(ends ? RecordStatus.FILTERED : RecordStatus.WRITTEN);
        }
        assertThat(store.records().counts(caseId).total()).as(when).isEqualTo(5);
        assertThat(store.checkpoints().covered(caseId, StoreSubject.FINGERPRINT))
                .as(when)
                .containsExactly(StoreSubject.DAY);
        try (MongoClient client = MongoClients.create(url)) {
            String database = url.substring(url.lastIndexOf('/') + 1);
            new MongoInvariants(client.getDatabase(database), store, caseId).verify();
        }
    }
}
