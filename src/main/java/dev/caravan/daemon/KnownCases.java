package dev.caravan.daemon;

import dev.caravan.camel.Caravan;
import dev.caravan.config.NearestName;
import dev.caravan.store.Store;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;

/**
 * Cases by name, as folders and as the store remembers them.
 */
final class KnownCases {
    private KnownCases() {}

    /** The names of both. */
    static Set<String> names(CamelContext context, Store store) {
        Set<String> names = new TreeSet<>(Caravan.of(context).caseFiles().names());
        names.addAll(store.cases().all().keySet());
        return names;
    }

    /** The store's id of a case; an error with the nearest name when nobody knows it. */
    static long require(CamelContext context, Store store, String caseName) {
        Map<String, Long> stored = store.cases().all();
        Long id = stored.get(caseName);
        if (id != null) {
            return id;
        }
        Set<String> names = names(context, store);
        if (names.contains(caseName)) {
            throw new CommandException("Case " + caseName + " has not run yet: caravan once " + caseName);
        }
        throw new CommandException("There is no case \"" + caseName + "\""
                + NearestName.of(caseName, names)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(names.isEmpty() ? "" : ". The cases are " + String.join(", ", names)));
    }
}
