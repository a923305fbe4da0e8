package dev.caravan.paging;

import dev.caravan.json.RecordArray;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.PagingRule.Stop;
import dev.caravan.paging.PageContent.Declared;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages and rules for tests; pages hold ten records. */
final class Pages {
    static final PagingRule.Size TEN = new PagingRule.Size("size", 10, 50);

    private Pages() {}

    static PagingRule.End until(Stop stop) {
        return new PagingRule.End(stop, "total", "pages", "more");
    }

    static PageContent of(String... keys) {
        return of(Declared.NOTHING, null, keys);
    }

    static PageContent of(Declared declared, @Nullable String next, String... keys) {
        List<RecordArray.Element> records = Stream.of(keys)
                .map(key -> new RecordArray.Element(Map.of("id", key), "{\"id\":\"" + key + "\"}"))
                .toList();
        return new PageContent(records, declared, next, null);
    }

    static PageContent full() {
        return of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    }
}
