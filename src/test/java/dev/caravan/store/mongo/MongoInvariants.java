package dev.caravan.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.caravan.model.CaseCounts;
import dev.caravan.model.StageCounts;
import dev.caravan.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;

/** What must hold in the collections of a case whenever nobody is writing (STORE.md: "Check at any time"). */
public final class MongoInvariants {
    private static final Set<String> STATUSES =
            Set.of("pending", "leased", "written", "retry", "dead", "filtered", "unknown");
    private static final Set<String> DUE = Set.of("pending", "retry", "unknown");
    private static final Set<String> WANTED = Set.of("pending", "filtered", "written", "dead");

    private final MongoDatabase database;
    private final Store store;
    private final long caseId;

    MongoInvariants(MongoDatabase database, Store store, long caseId) {
        this.database = database;
        this.store = store;
        this.caseId = caseId;
    }

    /** As {@link #verify}, but a process that died between opening a lease and its first record has left an empty one. */
    public static void verifyAfterCrash(String url, Store store, long caseId) {
        ConnectionString address = new ConnectionString(url);
        try (MongoClient client = MongoClients.create(address)) {
            new MongoInvariants(client.getDatabase(address.getDatabase()), store, caseId).verify(true);
        }
    }

    void verify() {
        verify(false);
    }

    private void verify(boolean emptyLeases) {
        Set<Long> leases = new HashSet<>();
        for (Document lease : of("caravan_lease")) {
            leases.add(lease.getLong(Field.ID));
            assertThat(lease.get("ending")).as("an ended lease is finished").isNull();
        }
        Set<Long> held = new HashSet<>();
        for (Document record : of("caravan_record")) {
            verify(record, leases);
            held.add(record.getLong(Field.LEASE));
        }
        if (!emptyLeases) {
            assertThat(held).as("a lease holds records").containsAll(leases);
        }
        CaseCounts counts = store.records().counts(caseId);
        StageCounts staged = counts.staged();
        assertThat(staged.addUp()).as("what was read adds up").isTrue();
        assertThat(counts.versions())
                .as("versions = staged + rejected + redeliveries + filtered changes")
                .isEqualTo(staged.staged() + staged.rejected() + counts.redeliveries() + counts.filteredChanges());
    }

    private List<Document> of(String collection) {
        MongoCollection<Document> documents = database.getCollection(collection);
        return documents.find(new Document(Field.CASE, caseId)).into(new ArrayList<>());
    }

    private static void verify(Document record, Set<Long> leases) {
        String status = record.getString(Field.STATUS);
        assertThat(status)
                .as("a record that no page is deciding about: " + record)
                .isNotNull();
        String wanted = record.getString(Field.WANTED);
        long version = record.getLong(Field.VERSION);
        long sent = record.getLong(Field.SENT);
        long done = record.getLong(Field.DONE);
        assertThat(record).as("nothing is prepared any more").doesNotContainKey(Field.NEXT_PAGE);
        assertThat(STATUSES).contains(status);
        assertThat(WANTED).contains(wanted);
        assertThat(record.get(Field.LEASE) != null)
                .as("a lease is set exactly for leased records")
                .isEqualTo(status.equals("leased"));
        assertThat(record.get(Field.DUE) != null)
                .as("due is set exactly for pending, retry and unknown records")
                .isEqualTo(DUE.contains(status));
        if (record.get(Field.LEASE) != null) {
            assertThat(leases).as("a leased record has its lease").contains(record.getLong(Field.LEASE));
        }
        assertThat(done <= sent && sent <= version)
                .as("done <= sent <= version")
                .isTrue();
        if (status.equals("written") && wanted.equals("pending")) {
            assertThat(done).as("written means the newest version").isEqualTo(version);
        }
        assertThat(record.getString(Field.CONTENT))
                .as("every record has its body")
                .isNotNull();
        assertThat(record.get(Field.HASH, Binary.class).getData()).hasSize(16);
        if (status.equals("dead")) {
            assertThat(record.getString(Field.CAUSE)).as("dead says why").isNotNull();
            assertThat(record.getString(Field.NOTE)).as("dead says why").isNotNull();
        }
    }
}
