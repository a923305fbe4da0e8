package dev.caravan.run;

import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.WindowRule;
import dev.caravan.paging.Pager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run of one case needs to know: what is read, how, and what the stage wants of it.
 *
 * @param operation the read operation of the connection's profile
 * @param fields dotted request fields of the case, laid over the operation's own
 * @param options the operation's options
 * @param window the incremental filter, null when every run reads everything
 * @param since start of the first window; only with a window
 * @param lag how far the end of a window stays behind the clock
 * @param slice longest window read at once, null = no limit
 * @param sweep how much of the time before the newest window every run reads once more; zero = none
 * @param keepsCursor whether a run begins at the page cursor where the last one ended
 * @param baseline whether what is read counts as written already: nothing of it is delivered
 * @param readAhead pages requested beyond the one being staged
 * @param maxPages how many pages with records a window may have
 * @param steps what each page's records pass through before they are staged, in order
 * @param fingerprint of request, {@code where} and source account: what "covered" means
 * @param configuration fingerprint of everything a person would change to mend the case
 */
public record Extraction(
        String caseName,
        String connection,
        Operation operation,
        Map<String, Object> fields,
        Map<String, String> options,
        ZoneId zone,
        Pager pager,
        @Nullable WindowRule window,
        Instant since,
        Duration lag,
        @Nullable Duration slice,
        Duration sweep,
        boolean keepsCursor,
        boolean baseline,
        int readAhead,
        int maxPages,
        StageRule stage,
        List<PageStep> steps,
        String fingerprint,
        String configuration) {
    public Extraction {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        steps = List.copyOf(steps);
    }
}
