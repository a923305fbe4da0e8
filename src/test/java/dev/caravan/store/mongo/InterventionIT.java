package dev.caravan.store.mongo;

import static dev.caravan.store.Rows.filtered;
import static dev.caravan.store.Rows.modified;
import static dev.caravan.store.Rows.row;
import static dev.caravan.store.StoreSubject.LIFE;
import static dev.caravan.store.mongo.InterveningBackend.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.model.Filters;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.Lease;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.Ownership;
import dev.caravan.model.PageCommit;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StageCounts;
import dev.caravan.model.StagedRow;
import dev.caravan.store.StoreException;
import dev.caravan.store.StoreSubject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other processes do something in the middle of a process's work, or the server refuses one of its commands. */
class InterventionIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int CONFLICT = 112;
    private static final int OTHER = 1;

    private final InterveningBackend backend = new InterveningBackend();
    private final MongoServer server = new MongoServer(backend);
    private MongoFixture fixture;
    private StoreSubject subject;

    @BeforeEach
    void open() {
        fixture = new MongoFixture(server.bindAndGetConnectionString() + "/db");
        subject = new StoreSubject(fixture);
    }

    @AfterEach
    void close() throws SQLException {
        try {
            subject.checkInvariants();
        } finally {
            fixture.close();
            server.shutdownNow();
        }
    }

    @Test
    void aRecordLeasedInTheMiddleOfATakeoverStaysWithItsLease() throws SQLException {
        subject.stage(row("K", "1"));
        subject.settle(subject.lease(), RecordStatus.RETRY, Duration.ofHours(1));
        subject.stage(row("other", "1"));
        Lease lease = subject.lease();
        backend.at(
                InterveningBackend.takeover(),
                update -> backend.insert(update, 1, new Document("key", "K"), claim(lease.id())));
        subject.stage(row("K", "2"));
        assertThat(subject.status("K")).isEqualTo(RecordStatus.LEASED);
        subject.checkInvariants();
        List<LeasedRecord> both = new ArrayList<>(lease.records());
        both.add(new LeasedRecord(subject.find("K").id(), "K", 1, 0, 2, Duration.ZERO, "{}"));
        subject.settle(new Lease(lease.id(), lease.caseId(), lease.holder(), lease.kind(), both), RecordStatus.WRITTEN);
        assertThat(subject.find("K").writtenVersion()).isEqualTo(1);
        assertThat(subject.lease().records()).extracting(LeasedRecord::key).containsExactly("K");
        subject.settle(subject.lastLease(), RecordStatus.WRITTEN);
        assertThat(subject.find("K").writtenVersion()).isEqualTo(2);
    }

    private static Document claim(long lease) {
        Document values = new Document("status", "leased")
                .append("lease", lease)
                .append("leaseKind", "deliver")
                .append("sent", 1L)
                .append("due", null);
        return new Document("$set", values).append("$inc", new Document("revision", 1L).append("attempts", 1));
    }

    @Test
    void aNewerRecordThatCameIsNotTakenOverByAnOlderPage() {
        List<String> keys = List.of("A", "B", "D", "E");
        subject.stage(keys.stream().map(key -> modified(row(key, "1"), NOON)).toList());
        subject.deliver();
        backend.at(InterveningBackend.takeover(), update -> InterveningBackend.fails(OTHER));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> subject.stage(
                        modified(row("A", "2"), NOON.plusSeconds(1)),
                        modified(row("B", "2"), NOON.plusSeconds(1)),
                        modified(row("D", "2"), NOON.plusSeconds(1)),
                        modified(filtered("E", "2"), NOON.plusSeconds(1))));
        backend.at(command("find", "caravan_reading"), InterveningBackend::comesEarlier);
        List<StagedRow> came = List.of(
                modified(row("A", "3"), NOON.plusSeconds(2)),
                modified(filtered("D", "3"), NOON.plusSeconds(2)),
                modified(row("E", "3"), NOON.plusSeconds(2)));
        subject.records().stage(subject.caseId(), came, false);
        subject.stage(row("C", "1"));
        assertThat(subject.find("A").content()).isEqualTo(row("A", "3").content());
        assertThat(subject.find("B").content()).isEqualTo(row("B", "2").content());
        assertThat(subject.status("D")).isEqualTo(RecordStatus.FILTERED);
        subject.deliver();
        assertThat(subject.find("A").writtenVersion()).isEqualTo(3);
        assertThat(subject.find("E").content()).isEqualTo(row("E", "3").content());
        assertThat(subject.status("E")).isEqualTo(RecordStatus.WRITTEN);
    }

    @Test
    void aNewerRecordThatWasSentMeanwhileIsWrittenInTheEnd() {
        subject.stage(modified(row("A", "1"), NOON));
        subject.deliver();
        backend.at(InterveningBackend.takeover(), update -> InterveningBackend.fails(OTHER));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> subject.stage(modified(row("A", "2"), NOON.plusSeconds(1))));
        backend.at(command("find", "caravan_reading"), InterveningBackend::comesEarlier);
        subject.records().stage(subject.caseId(), List.of(modified(row("A", "3"), NOON.plusSeconds(2))), false);
        subject.deliver();
        subject.stage(row("C", "1"));
        assertThat(subject.find("A").content()).isEqualTo(row("A", "3").content());
        subject.deliver();
        assertThat(subject.status("A")).isEqualTo(RecordStatus.WRITTEN);
    }

    @Test
    void aRecordThatCameWhileAPageWasPreparedIsComparedWithIt() {
        subject.records().stage(subject.caseId(), List.of(modified(row("A", "2"), NOON)), false);
        backend.at(command("find", "caravan_record"), InterveningBackend::comesEarlier);
        assertThat(subject.stage(modified(row("A", "1"), NOON.minusSeconds(1)), row("B", "1")))
                .isEqualTo(new StageCounts(2, 1, 0, 0, 0, 1, 0));
        assertThat(subject.find("A").content()).isEqualTo(row("A", "2").content());
        backend.at(command("find", "caravan_record"), InterveningBackend::comesEarlier);
        assertThat(subject.stage(modified(row("A", "3"), NOON.plusSeconds(1)), row("B", "1")))
                .isEqualTo(new StageCounts(2, 1, 1, 0, 0, 0, 0));
        assertThat(subject.find("A").content()).isEqualTo(row("A", "3").content());
    }

    @Test
    void withIdCheckARecordThatCameAndIsOnItsWayIsNotSentTwice() {
        subject.records().stage(subject.caseId(), List.of(row("A", "1")), true);
        Lease lease = subject.lease();
        backend.at(command("find", "caravan_record"), InterveningBackend::comesEarlier);
        assertThat(subject.stageOnce(row("A", "2"), row("B", "1"))).isEqualTo(new StageCounts(2, 1, 1, 0, 0, 0, 0));
        subject.settle(lease, RecordStatus.WRITTEN);
        assertThat(subject.status("A")).isEqualTo(RecordStatus.WRITTEN);
    }

    @Test
    void aTakeoverThatFailsGivesTheCaseBack() {
        subject.own("one");
        subject.advance(LIFE.plusSeconds(1));
        List<String> commands = new ArrayList<>();
        backend.at(command("delete", "caravan_record"), delete -> {
            commands.add(delete.toString());
            InterveningBackend.fails(OTHER);
        });
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> subject.own("two"));
        assertThat(subject.own("three").fence()).isEqualTo(3);
        assertThat(commands).as("goes by the index of prepared rows").allMatch(text -> text.contains("nextPage"));
    }

    @Test
    void aMarkForDeliveryThatWasDisturbedIsMadeAgain() {
        subject.stage(row("A", "1"));
        subject.deliver();
        backend.at(command("update", "caravan_record"), update -> InterveningBackend.fails(CONFLICT));
        assertThat(subject.records()
                        .redeliver(subject.caseId(), List.of(subject.find("A").id())))
                .isEqualTo(1);
        assertThat(subject.status("A")).isEqualTo(RecordStatus.PENDING);
    }

    @Test
    void nobodyWaitsForARecordThatAFailedPageHolds() {
        subject.stageOnce(row("A", "1"));
        Ownership owner = subject.own("reader");
        ReadWindow window = subject.open(owner);
        backend.at(command("update", "caravan_reading"), update -> InterveningBackend.fails(OTHER));
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> subject.records()
                .stage(new PageCommit(owner, window.id(), 0, null, null, 1, List.of(row("A", "2")), true)));
        assertThat(subject.lease(1)).isEmpty();
        assertThat(subject.records().nextDue(subject.caseId())).isEmpty();
        subject.own("reader");
        assertThat(subject.records().nextDue(subject.caseId())).isPresent();
        subject.deliver();
    }

    @Test
    void aRecordThatCameUnderALeaseAfterItsEndIsTakenBack() {
        subject.stage(row("A", "1"));
        backend.at(command("aggregate", "caravan_lease"), look -> InterveningBackend.fails(OTHER));
        assertThatExceptionOfType(StoreException.class).isThrownBy(subject::lease);
        leases().deleteMany(Filters.empty());
        assertThat(subject.records().reclaim(subject.caseId(), false)).isEqualTo(1);
        LeasedRecord again = subject.lease().records().get(0);
        assertThat(again.attempts()).as("it was never sent").isEqualTo(1);
        subject.settle(subject.lastLease(), RecordStatus.UNKNOWN, Duration.ZERO);
        backend.at(command("aggregate", "caravan_lease"), look -> InterveningBackend.fails(OTHER));
        assertThatExceptionOfType(StoreException.class).isThrownBy(subject::leaseUnknown);
        leases().deleteMany(Filters.empty());
        assertThat(subject.records().reclaim(subject.caseId(), true)).isEqualTo(1);
        assertThat(subject.status("A")).as("still to be looked up").isEqualTo(RecordStatus.UNKNOWN);
    }

    private com.mongodb.client.MongoCollection<org.bson.Document> leases() {
        return fixture.database().getCollection("caravan_lease");
    }

    @Test
    void whatANewerListOfFieldsHasKeptStays() {
        subject.stage(row("A", "1"));
        Document newer = new Document("$set", new Document("textsVersion", 99L));
        backend.at(
                command("update", "caravan_record"),
                update -> backend.insert(update, 0, new Document("key", "A"), newer));
        subject.records().lookUp(subject.caseId(), new ContentQuery("value", List.of("1"), 0, 10));
        assertThat(fixture.database()
                        .getCollection("caravan_record")
                        .find()
                        .first()
                        .getLong("textsVersion"))
                .isEqualTo(99);
    }
}
