package dev.caravan.store.jdbc;

import dev.caravan.model.ContentQuery;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.StoreException;
import dev.caravan.store.rules.LookedUp;
import dev.caravan.store.rules.StorableText;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds records by a field of their content, over an index that is made when a field is asked for the first time. */
final class LookUps {
    private static final Logger LOG = LoggerFactory.getLogger(LookUps.class);
    private static final String ALL =
            RecordQueries.COLUMNS + " FROM caravan_record r LEFT JOIN caravan_body b ON b.id = r.id"
                    + " WHERE r.case_id = ? AND r.id > ? ORDER BY r.id LIMIT ?";

    private final Database database;
    /** Fields whose index is there, or cannot be made. */
    private final Set<FieldIndex> settled = ConcurrentHashMap.newKeySet();

    LookUps(Database database) {
        this.database = database;
    }

    List<StoredRecord> find(long caseId, ContentQuery query) {
        String field = query.field();
        if (field == null) {
            return database.read(
                    "look through the records of case " + caseId,
                    session -> session.list(ALL, RecordQueries::stored, caseId, query.after(), query.limit()));
        }
        FieldIndex index = new FieldIndex(caseId, field);
        require(index);
        List<String> values = query.values().stream()
                .filter(StorableText::isStorable)
                .map(LookedUp::compared)
                .distinct()
                .toList();
        return database.read("look records of case " + caseId + " up by " + field, session -> database.dialect()
                .lookUp(session, index, values, query.after(), query.limit()));
    }

    private void require(FieldIndex index) {
        if (settled.contains(index)) {
            return;
        }
        try {
            boolean ready = database.outside(
                    "make an index of " + index.field() + " for look-ups in case " + index.caseId(),
                    session -> database.dialect().makeIndex(session, index));
            if (ready) {
                settled.add(index);
            }
        } catch (StoreException refused) {
            settled.add(index);
            LOG.warn("{} Look-ups work without it, but slowly.", refused.getMessage());
        }
    }
}
