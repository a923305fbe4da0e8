package dev.caravan.run;

import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.WindowRule;
import dev.caravan.paging.Pager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run of one case needs to know: what is read, how, and what the stage wants of it.
 *
 * @param operation the read operation of the connection's profile
 * @param request what the case asks for, laid over the operation's own fields
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
 * @param remedy another look at times of its own, null = none
 * @param configuration fingerprint of everything a person would change to mend the case
 */
public record Extraction(
        String caseName,
        String connection,
        Operation operation,
        ReadRequest request,
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
        @Nullable Remedy remedy,
        String configuration) {
    public Extraction {
        steps = List.copyOf(steps);
    }

    /** The same with another look. */
    public Extraction with(@Nullable Remedy look) {
        return new Extraction(
                caseName,
                connection,
                operation,
                request,
                zone,
                pager,
                window,
                since,
                lag,
                slice,
                sweep,
                keepsCursor,
                baseline,
                readAhead,
                maxPages,
                stage,
                steps,
                fingerprint,
                look,
                configuration);
    }

    /** The look of a remedy: it asks for something else, and for everything of it at once. */
    public Extraction ofRemedy(ReadRequest asked, Duration behind, String print) {
        return new Extraction(
                caseName,
                connection,
                operation,
                asked,
                zone,
                pager,
                WindowRule.ofRequest(),
                since,
                behind,
                null,
                Duration.ZERO,
                false,
                baseline,
                readAhead,
                maxPages,
                stage,
                steps,
                print,
                null,
                configuration);
    }

    /** The fingerprints of all that it reads. */
    Set<String> fingerprints() {
        return remedy == null
                ? Set.of(fingerprint)
                : Set.of(fingerprint, remedy.extraction().fingerprint());
    }
}
