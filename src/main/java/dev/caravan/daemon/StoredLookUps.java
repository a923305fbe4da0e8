package dev.caravan.daemon;

import dev.caravan.mapping.expression.LookUpSource;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.StoredRecord;
import dev.caravan.run.StoreLookUps;
import dev.caravan.store.NoStoreException;
import java.util.ArrayList;
import java.util.List;

/**
 * Look-ups in the configured store, which is opened only for them.
 */
final class StoredLookUps implements LookUpSource {
    private final CommonOptions options;
    private final String caseName;

    /**
     * @param caseName the case that looks up
     */
    StoredLookUps(CommonOptions options, String caseName) {
        this.options = options;
        this.caseName = caseName;
    }

    /** The same, but nothing is found as long as no case has run. */
    LookUpSource orNothingYet() {
        return (other, query) -> {
            try {
                return find(other, query);
            } catch (NoStoreException nothingYet) {
                return List.of();
            }
        };
    }

    @Override
    public List<StoredRecord> find(String other, ContentQuery query) {
        List<StoredRecord> found = new ArrayList<>();
        Contexts.withStore(
                options,
                opened -> found.addAll(
                        new StoreLookUps(caseName, Contexts.store(opened), event -> {}).find(other, query)));
        return found;
    }
}
