package dev.caravan.store.mongo;

import static dev.caravan.store.Rows.filtered;
import static dev.caravan.store.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StageCounts;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.MovableClock;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import dev.caravan.store.rules.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoOpeningIT {
    private static Store open(String url) {
        return MongoStores.open(url, null, null, Clock.systemUTC(), true);
    }

    @Test
    void keepsWhatWasStoredForManyProcesses() {
        String url = InProcessMongo.newDatabase();
        try (Store store = open(url)) {
            assertThat(store.isExclusive()).isFalse();
            store.records().stage(store.cases().idOf("one"), List.of(row("A", "1")), false);
        }
        try (Store first = open(url);
                Store second = open(" " + url + " ")) {
            assertThat(first.records().find(first.cases().idOf("one"), "A")).isPresent();
            assertThat(second.records().find(second.cases().idOf("one"), "A")).isPresent();
        }
    }

    @Test
    void goesByTheServersClock() {
        MovableClock clock = new MovableClock();
        MongoServer server = new MongoServer(new MemoryBackend(clock));
        try (Store store = open(server.bindAndGetConnectionString() + "/db")) {
            long caseId = store.cases().idOf("one");
            store.records().stage(caseId, List.of(row("A", "1")), false);
            assertThat(store.records().find(caseId, "A").orElseThrow().changedAt())
                    .isBetween(clock.instant().minusSeconds(1), clock.instant().plusSeconds(60));
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void anInterruptDoesNotKeepTheServerFromBeingAskedForItsTime() {
        String url = InProcessMongo.newDatabase();
        AtomicInteger interrupted = new AtomicInteger();
        MovableClock clock = new MovableClock();
        MongoStores.Time time = any -> () -> {
            interrupted.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
            return clock.millis();
        };
        try (Store store = MongoStores.open(MongoStores.address(url, null, null), true, time)) {
            Thread.currentThread().interrupt();
            store.records().stage(store.cases().idOf("one"), List.of(row("A", "1")), false);
            assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        }
        assertThat(interrupted).hasValue(0);
    }

    @Test
    void aRecordTooLargeForADocumentIsDeadAndTheOthersAreKept() {
        try (Store store = open(InProcessMongo.newDatabase())) {
            long caseId = store.cases().idOf("one");
            String large = "x".repeat(8_000_000);
            StageCounts counts = store.records().stage(caseId, List.of(row("A", large), row("B", "1")), false);
            assertThat(counts).isEqualTo(new StageCounts(2, 1, 0, 0, 1, 0, 0));
            StoredRecord dead = store.records().find(caseId, "A").orElseThrow();
            assertThat(dead.cause()).isEqualTo("too-large");
            assertThat(dead.note()).contains("8000012 bytes, more than the 7000000");
            assertThat(store.records()
                            .stage(caseId, List.of(row("A", large)), false)
                            .unchanged())
                    .isEqualTo(1);
            store.records().stage(caseId, List.of(row("A", "1"), filtered("B", large)), false);
            assertThat(store.records().find(caseId, "A").orElseThrow().status()).isEqualTo(RecordStatus.PENDING);
            assertThat(store.records().find(caseId, "B").orElseThrow().status()).isEqualTo(RecordStatus.FILTERED);
        }
    }

    @Test
    void refusesWhatANewerVersionHasMade() {
        String url = InProcessMongo.newDatabase();
        open(url).close();
        try (MongoClient client = MongoClients.create(url)) {
            client.getDatabase(url.substring(url.lastIndexOf('/') + 1))
                    .getCollection("caravan_schema")
                    .updateOne(new Document(), new Document("$set", new Document("version", 2)));
        }
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> open(url))
                .withMessageContaining("version 2")
                .withMessageContaining("newer Caravan");
        MongoStores.open(url, null, null, Clock.systemUTC(), false).close();
    }

    @Test
    void anUnreachableServerIsSaidWithoutThePassword() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String url = "mongodb://127.0.0.1:" + port + "/db?serverSelectionTimeoutMS=200";
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> MongoStores.open(url, "me", "ge/h@eim", Clock.systemUTC(), true))
                .withMessageContaining("mongodb://127.0.0.1:" + port + "/db could not be reached")
                .withMessageContaining("Check that the database server runs")
                .satisfies(error -> {
                    StringWriter whole = new StringWriter();
                    error.printStackTrace(new PrintWriter(whole));
                    assertThat(whole.toString()).doesNotContain("ge/h@eim").doesNotContain("ge%2Fh%40eim");
                });
    }

    @Test
    void anAddressMustNameADatabase() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> open("mongodb://me:geheim@host"))
                .withMessageContaining("mongodb://host/ names no database")
                .withMessageNotContaining("geheim");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> open("mongodb://me:ge@heim@host/db"))
                .withMessageContaining("two digits")
                .withMessageNotContaining("heim");
    }

    @Test
    void credentialsOfTheSettingsComeIntoTheAddress() {
        MongoCredential credential = MongoStores.address("mongodb://host/db?authSource=users", "m:e", "p@ss $1\\")
                .getCredential();
        assertThat(credential.getUserName()).isEqualTo("m:e");
        assertThat(credential.getPassword()).containsExactly("p@ss $1\\".toCharArray());
        assertThat(credential.getSource()).isEqualTo("users");
    }

    @Test
    void errorsOfTheServerSayWhatToDo() {
        assertThat(MongoFailure.of(refused(13))).isEqualTo(Failure.RIGHTS);
        assertThat(MongoFailure.of(refused(18))).isEqualTo(Failure.LOGIN);
        assertThat(MongoFailure.of(refused(10_107))).isEqualTo(Failure.CONNECTION);
        assertThat(MongoFailure.of(refused(4_711))).isEqualTo(Failure.OTHER);
        MongoCredential credential = MongoCredential.createCredential("me", "db", "geheim".toCharArray());
        assertThat(MongoFailure.of(new MongoSecurityException(credential, "refused")))
                .isEqualTo(Failure.LOGIN);
    }

    private static MongoException refused(int code) {
        BsonDocument answer = new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString("refused"));
        return new MongoCommandException(answer, new ServerAddress());
    }
}
