package dev.caravan.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import dev.caravan.model.CaseCounts;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StageCounts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Counts a case. While others write, the parts are of different moments; at rest they add up, as each was changed by the
 * very write that it counts.
 */
final class CaseTotals {
    private static final String NUMBER = "number";
    /** In the index of statuses too. */
    static final List<String> SUMMED =
            List.of(Field.VERSION, Field.REDELIVERIES, Field.FILTERED_CHANGES, Field.CAME_STAGED, Field.CAME_REJECTED);

    private final Documents documents;
    private final Readings readings;

    CaseTotals(Documents documents, Readings readings) {
        this.documents = documents;
        this.readings = readings;
    }

    CaseCounts counts(long caseId) {
        Map<RecordStatus, Long> byStatus = new EnumMap<>(RecordStatus.class);
        Map<String, Long> sums = new HashMap<>();
        for (Document group : groups(caseId)) {
            byStatus.put(RecordStatus.of(group.getString(Field.ID)), number(group, NUMBER));
            SUMMED.forEach(field -> sums.merge(field, number(group, field), Long::sum));
        }
        StageCounts windows = readings.load("count records", caseId).counts();
        return new CaseCounts(
                byStatus,
                waiting(caseId),
                sums.getOrDefault(Field.VERSION, 0L),
                windows.plus(came(caseId, sums)),
                sums.getOrDefault(Field.REDELIVERIES, 0L),
                sums.getOrDefault(Field.FILTERED_CHANGES, 0L));
    }

    private long waiting(long caseId) {
        return documents.again(
                "count waiting records",
                () -> documents.records().countDocuments(and(eq(Field.CASE, caseId), RecordQueries.WAITING)));
    }

    private List<Document> groups(long caseId) {
        Bson group = Aggregates.group(
                "$" + Field.STATUS,
                Accumulators.sum(NUMBER, 1L),
                Accumulators.sum(Field.VERSION, "$" + Field.VERSION),
                Accumulators.sum(Field.REDELIVERIES, "$" + Field.REDELIVERIES),
                Accumulators.sum(Field.FILTERED_CHANGES, "$" + Field.FILTERED_CHANGES),
                Accumulators.sum(Field.CAME_STAGED, "$" + Field.CAME_STAGED),
                Accumulators.sum(Field.CAME_REJECTED, "$" + Field.CAME_REJECTED));
        // a comparison, unlike a test of existence, is answered by the index alone
        List<Bson> steps = List.of(Aggregates.match(and(eq(Field.CASE, caseId), gt(Field.STATUS, ""))), group);
        return documents.again(
                "count records", () -> documents.records().aggregate(steps).into(new ArrayList<>()));
    }

    /** What came without a window: the records know what was staged, the case knows the rest. */
    private StageCounts came(long caseId, Map<String, Long> sums) {
        Document found = documents.again(
                "count records",
                () -> documents.cases().find(eq(Field.ID, caseId)).first());
        Document came = found == null ? null : found.get("came", Document.class);
        long staged = sums.getOrDefault(Field.CAME_STAGED, 0L);
        long rejected = sums.getOrDefault(Field.CAME_REJECTED, 0L);
        long unchanged = number(came, "unchanged");
        long filtered = number(came, "filtered");
        long stale = number(came, "stale");
        long duplicate = number(came, "duplicate");
        long read = staged + rejected + unchanged + filtered + stale + duplicate;
        return new StageCounts(read, staged, unchanged, filtered, rejected, stale, duplicate);
    }

    private static long number(@Nullable Document document, String field) {
        return document != null && document.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
