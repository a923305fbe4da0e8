package dev.caravan.store;

import dev.caravan.model.Interval;
import dev.caravan.model.Lease;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.Ownership;
import dev.caravan.model.PageCommit;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.Settlement;
import dev.caravan.model.StagedRow;
import dev.caravan.model.WindowKind;
import dev.caravan.store.jdbc.JdbcStores;
import dev.caravan.store.jdbc.OpenMode;
import dev.caravan.store.mongo.MongoStores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A process that stages and delivers one case for ever, says what is done once it is durable, and waits to be killed. */
public final class CrashingProcess {
    static final int PAGE = 20;
    static final String CASE = "crash";
    private static final Duration LIFE = Duration.ofMinutes(10);

    private CrashingProcess() {}

    public static void main(String[] arguments) {
        Store store = open(arguments[0]);
        String holder = "process " + ProcessHandle.current().pid();
        long caseId = store.cases().idOf(CASE);
        store.records().reclaimUnsent(caseId, holder);
        say("ready");
        if (arguments[1].equals("stage")) {
            stage(store, caseId, holder, Integer.parseInt(arguments[2]));
        } else {
            deliver(store, caseId, holder);
        }
        say("finished");
    }

    static Store open(String url) {
        return MongoStores.isAddress(url)
                ? MongoStores.open(url, null, null, Clock.systemUTC(), true)
                : JdbcStores.open(url, null, null, Clock.systemUTC(), OpenMode.EXCLUSIVE);
    }

    static void stage(Store store, long caseId, String holder, int pages) {
        Ownership owner = store.checkpoints()
                .takeOver(caseId, holder, Duration.ofSeconds(1))
                .orElseThrow();
        Interval interval = new Interval(Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
        ReadWindow window = store.checkpoints().openWindows(owner).stream()
                .findFirst()
                .orElseGet(() -> store.checkpoints().open(owner, WindowKind.FORWARD, "f", interval));
        for (int page = window.page(); page < pages; page++) {
            store.records().stage(new PageCommit(owner, window.id(), page, null, null, PAGE, rows(page), false));
            say("page " + page);
        }
        store.checkpoints().close(owner, window, true, false);
        store.checkpoints().release(owner);
    }

    private static List<StagedRow> rows(int page) {
        List<StagedRow> rows = new ArrayList<>();
        for (int i = 0; i < PAGE; i++) {
            rows.add(Rows.row("K" + (page * PAGE + i), "1"));
        }
        return rows;
    }

    static void deliver(Store store, long caseId, String holder) {
        Optional<Lease> lease = store.records().lease(caseId, holder, PAGE, LIFE);
        while (lease.isPresent()) {
            if (!store.records().intend(lease.get(), LIFE)) {
                throw new IllegalStateException("nobody else can have taken this lease");
            }
            List<Settlement> outcomes = new ArrayList<>();
            StringBuilder keys = new StringBuilder("written");
            for (LeasedRecord record : lease.get().records()) {
                outcomes.add(Settlement.written(record.id()));
                keys.append(' ').append(record.key());
            }
            store.records().settle(lease.get(), outcomes, 1);
            say(keys.toString());
            lease = store.records().lease(caseId, holder, PAGE, LIFE);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
