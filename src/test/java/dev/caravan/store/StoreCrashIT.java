package dev.caravan.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.Ownership;
import dev.caravan.model.RecordStatus;
import dev.caravan.store.jdbc.MariaServer;
import dev.caravan.store.jdbc.PostgresServer;
import dev.caravan.store.mongo.InProcessMongo;
import dev.caravan.store.mongo.MongoInvariants;
import dev.caravan.store.mongo.MongoStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process killed with SIGKILL while it stages and while it settles: what it called done is done, once. */
class StoreCrashIT {
    private static final int KILLS = 2;
    private static final int PAGES = 200;
    /** The server in the test has no indexes. */
    private static final int PAGES_WITHOUT_INDEXES = 200;

    @Test
    void nothingIsLostOnSqlite(@TempDir Path folder) throws Exception {
        surviveKills("jdbc:sqlite:" + folder.resolve("caravan.db"), PAGES, new Random(7));
    }

    @Test
    void nothingIsLostOnPostgres() throws Exception {
        surviveKills(PostgresServer.newSchema(), PAGES, new Random(11));
    }

    @Test
    void nothingIsLostOnMariaDb() throws Exception {
        surviveKills(MariaServer.newDatabase(), PAGES, new Random(13));
    }

    @Test
    void nothingIsLostOnMongo() throws Exception {
        surviveKills(InProcessMongo.newDatabase(), PAGES_WITHOUT_INDEXES, new Random(17));
    }

    private static void surviveKills(String url, int pages, Random random) throws Exception {
        int all = CrashingProcess.PAGE * pages;
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> said = killed(url, "stage", pages, 2 + random.nextInt(90));
            afterStaging(url, said);
        }
        try (Store store = CrashingProcess.open(url)) {
            long caseId = store.cases().idOf(CrashingProcess.CASE);
            waitForOwnership(store, caseId);
            CrashingProcess.stage(store, caseId, "parent", pages);
            assertThat(store.records().counts(caseId).total()).isEqualTo(all);
            assertThat(store.records().counts(caseId).staged().read()).isEqualTo(all);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> said = killed(url, "deliver", pages, 2 + random.nextInt(90));
            afterDelivery(url, said);
        }
        drain(url, all);
    }

    private static void afterStaging(String url, List<String> said) throws SQLException {
        try (Store store = CrashingProcess.open(url)) {
            long caseId = store.cases().idOf(CrashingProcess.CASE);
            String last = said.get(said.size() - 1);
            int page = last.equals("ready") ? 0 : Integer.parseInt(last.substring("page ".length())) + 1;
            Ownership owner = waitForOwnership(store, caseId);
            int stored = store.checkpoints().openWindows(owner).get(0).page();
            assertThat(stored).as("pages called durable are there").isGreaterThanOrEqualTo(page);
            assertThat(store.records().counts(caseId).total()).isEqualTo((long) stored * CrashingProcess.PAGE);
            store.checkpoints().release(owner);
            verify(url, store, caseId);
        }
    }

    private static Ownership waitForOwnership(Store store, long caseId) {
        for (int tries = 0; tries < 1_000_000; tries++) {
            var owner = store.checkpoints().takeOver(caseId, "parent", Duration.ofMinutes(1));
            if (owner.isPresent()) {
                return owner.get();
            }
        }
        throw new AssertionError("the ownership of the killed process never expired");
    }

    private static void afterDelivery(String url, List<String> said) throws SQLException {
        try (Store store = CrashingProcess.open(url)) {
            long caseId = store.cases().idOf(CrashingProcess.CASE);
            int written = 0;
            for (String line : said) {
                for (String key :
                        line.startsWith("written ") ? line.substring(8).split(" ", -1) : new String[0]) {
                    assertThat(store.records().find(caseId, key).orElseThrow().status())
                            .isEqualTo(RecordStatus.WRITTEN);
                    written++;
                }
            }
            assertThat(written).isPositive();
            verify(url, store, caseId);
        }
    }

    /** The killed processes' leases are still there: sent ones stay until they expire, unsent ones come back at once. */
    private static void drain(String url, int all) throws SQLException {
        try (Store store = CrashingProcess.open(url)) {
            long caseId = store.cases().idOf(CrashingProcess.CASE);
            store.records().reclaimUnsent(caseId, "parent");
            CrashingProcess.deliver(store, caseId, "parent");
            CaseCounts counts = store.records().counts(caseId);
            assertThat(counts.of(RecordStatus.WRITTEN) + counts.of(RecordStatus.LEASED))
                    .isEqualTo(all);
            assertThat(counts.of(RecordStatus.LEASED)).isLessThanOrEqualTo((long) KILLS * CrashingProcess.PAGE);
            verify(url, store, caseId);
        }
    }

    /** What is half done on MongoDB is finished by whoever comes next. */
    private static void verify(String url, Store store, long caseId) throws SQLException {
        store.records().reclaim(caseId, true);
        if (MongoStores.isAddress(url)) {
            MongoInvariants.verifyAfterCrash(url, store, caseId);
            return;
        }
        try (Connection connection = DriverManager.getConnection(url)) {
            InvariantCheck.verify(connection, caseId);
        }
    }

    /** What the process had said when it was killed, at least this many lines. */
    private static List<String> killed(String url, String work, int pages, int lines)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingProcess.class.getName(),
                        url,
                        work,
                        Integer.toString(pages))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (!line.startsWith("ready") && !line.startsWith("page") && !line.startsWith("written")) {
                    continue;
                }
                said.add(line);
                if (said.size() == lines) {
                    // by its handle: the process's own method would close the output that is still to be read
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(said).as("the process ended too early").hasSizeGreaterThanOrEqualTo(lines);
        return said;
    }
}
