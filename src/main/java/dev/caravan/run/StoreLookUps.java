package dev.caravan.run;

import dev.caravan.mapping.expression.LookUpSource;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records that a case looks up in the store. Says once of each other case that nothing is staged there; again only
 * after something was. Thread-safe.
 */
public final class StoreLookUps implements LookUpSource {
    private final String caseName;
    private final Store store;
    private final RunListener listener;
    private final Map<String, Long> ids = new ConcurrentHashMap<>();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final Set<String> filled = ConcurrentHashMap.newKeySet();

    /**
     * @param caseName the case that looks up
     */
    public StoreLookUps(String caseName, Store store, RunListener listener) {
        this.caseName = caseName;
        this.store = store;
        this.listener = listener;
    }

    @Override
    public List<StoredRecord> find(String other, ContentQuery query) {
        Long id = idOf(other);
        List<StoredRecord> found = id == null ? List.of() : store.records().lookUp(id, query);
        if (!found.isEmpty()) {
            filled.add(other);
        } else if (!filled.contains(other)) {
            checkFilled(other, id);
        }
        return found;
    }

    /** Never makes a case known to the store: a look-up leaves no trace. */
    private @Nullable Long idOf(String other) {
        Long known = ids.get(other);
        if (known == null) {
            known = store.cases().all().get(other);
            if (known != null) {
                ids.put(other, known);
            }
        }
        return known;
    }

    private void checkFilled(String other, @Nullable Long id) {
        if (id != null && !store.records().lookUp(id, ContentQuery.all(0, 1)).isEmpty()) {
            filled.add(other);
        } else if (reported.add(other)) {
            listener.on(new RunEvent.Warned(
                    caseName,
                    "it looks records up in case " + other + ", where nothing is staged yet; run " + other
                            + " first: caravan once " + other));
        }
    }
}
