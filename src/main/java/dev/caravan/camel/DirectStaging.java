package dev.caravan.camel;

import dev.caravan.json.Json;
import dev.caravan.json.RecordArray;
import dev.caravan.model.StageCounts;
import dev.caravan.run.PageRecord;
import dev.caravan.run.RecordRows;
import dev.caravan.run.ShapeStep;
import dev.caravan.run.StageRule;
import dev.caravan.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stages records that came by themselves: a map or a list of maps in the body (webhook, file).
 */
final class DirectStaging {
    private final StageEndpoint endpoint;
    private final Caravan caravan;
    private final StageRules rules;
    private final @Nullable ViaRoute via;

    DirectStaging(StageEndpoint endpoint, Caravan caravan, StageRules rules, @Nullable ViaRoute via) {
        this.endpoint = endpoint;
        this.caravan = caravan;
        this.rules = rules;
        this.via = via;
    }

    StageCounts stage(@Nullable Object body) {
        StageRule rule = rules.rule(null);
        List<PageRecord> given = records(body).stream().map(PageRecord::of).toList();
        List<PageRecord> passed = via == null ? given : via.apply(given, () -> false);
        List<PageRecord> records = new ShapeStep(rules.shape(), rule.key(), caravan.clock()).apply(passed, () -> false);
        Store store = caravan.store();
        return store.records()
                .stage(store.cases().idOf(endpoint.getCaseName()), RecordRows.of(rule, records), rule.onlyOnce());
    }

    private List<RecordArray.Element> records(@Nullable Object body) {
        if (body instanceof Map<?, ?> single) {
            return List.of(element(single));
        }
        if (body instanceof Collection<?> many && many.stream().allMatch(Map.class::isInstance)) {
            return many.stream().map(DirectStaging::element).toList();
        }
        throw new CaravanException("stage:" + endpoint.getCaseName()
                + " takes a pull before it, or a record (map) or list of records as the body; it got "
                + described(body)
                + ". Unmarshal JSON first; steps between pull and stage go behind stage's option via");
    }

    private static String described(@Nullable Object body) {
        if (body instanceof Collection<?> many) {
            return "a list with "
                    + many.stream().filter(one -> !(one instanceof Map)).count() + " of " + many.size()
                    + " that are no records";
        }
        return body == null ? "nothing" : body.getClass().getSimpleName();
    }

    private static RecordArray.Element element(Object record) {
        return new RecordArray.Element(record, Json.write(record));
    }
}
