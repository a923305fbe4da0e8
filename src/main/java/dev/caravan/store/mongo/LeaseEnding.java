package dev.caravan.store.mongo;

import dev.caravan.model.Settlement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * How a lease ends, in its document.
 *
 * @param rest what becomes of records that are not named
 * @param named by record
 */
record LeaseEnding(long generation, Outcome rest, Map<Long, Outcome> named) {
    private static final String REST = "rest";
    private static final String NAMED = "named";
    private static final String RECORDS = "records";
    /** Together well below the 16 MB that a document may have. */
    private static final int ALL_NOTES = 2_000_000;

    LeaseEnding {
        named = Map.copyOf(named);
    }

    static LeaseEnding all(Outcome outcome) {
        return new LeaseEnding(0, outcome, Map.of());
    }

    static LeaseEnding settled(List<Settlement> settlements, long generation, long now) {
        int longestNote = ALL_NOTES / Math.max(1, settlements.size());
        Map<Long, Outcome> named = new HashMap<>();
        for (Settlement settlement : settlements) {
            named.put(settlement.recordId(), Outcome.of(settlement, now, longestNote));
        }
        return new LeaseEnding(generation, Outcome.of(Outcome.DOUBTED), named);
    }

    static LeaseEnding of(Document document) {
        Map<Long, Outcome> named = new HashMap<>();
        for (Document group : document.getList(NAMED, Document.class)) {
            Outcome outcome = Outcome.of(group);
            group.getList(RECORDS, Long.class).forEach(id -> named.put(id, outcome));
        }
        return new LeaseEnding(
                document.getLong(Field.GENERATION), Outcome.of(document.get(REST, Document.class)), named);
    }

    Document document() {
        Map<Outcome, List<Long>> groups = new LinkedHashMap<>();
        named.forEach((id, outcome) ->
                groups.computeIfAbsent(outcome, any -> new ArrayList<>()).add(id));
        List<Document> list = new ArrayList<>();
        groups.forEach((outcome, ids) -> list.add(outcome.document().append(RECORDS, ids)));
        return new Document(Field.GENERATION, generation)
                .append(REST, rest.document())
                .append(NAMED, list);
    }

    /** The fields that a record of the lease gets. */
    Document values(Document record, long now) {
        return named.getOrDefault(record.getLong(Field.ID), rest).values(record, generation, now);
    }
}
