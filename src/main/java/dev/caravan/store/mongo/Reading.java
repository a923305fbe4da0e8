package dev.caravan.store.mongo;

import dev.caravan.model.Interval;
import dev.caravan.model.Ownership;
import dev.caravan.model.PageCommit;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.StageCounts;
import dev.caravan.model.WindowKind;
import dev.caravan.store.FencedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Who reads a case, how far, what is covered, and which page its records take over: one document, so that one replacement
 * decides about owner, window, page and counts together. A copy for one thread; {@link Readings} keeps it.
 */
final class Reading {
    private static final String FENCE = "fence";
    private static final String WINDOWS = "windows";
    private static final String COVERED = "covered";
    private static final String NEWEST = "newestFingerprint";
    private static final String ENDED = "endedCounts";
    private static final String PAGE = "page";

    private final Document document;
    private boolean changed;

    Reading(Document document) {
        this.document = document;
    }

    static Reading none(long caseId) {
        return new Reading(new Document(Field.ID, caseId)
                .append(Field.REVISION, 0L)
                .append(Field.HOLDER, "")
                .append(FENCE, 0L)
                .append(Field.UNTIL, 0L)
                .append(WINDOWS, List.of())
                .append(COVERED, List.of()));
    }

    long caseId() {
        return document.getLong(Field.ID);
    }

    long revision() {
        return document.getLong(Field.REVISION);
    }

    boolean isChanged() {
        return changed;
    }

    Document next() {
        return new Document(document).append(Field.REVISION, revision() + 1);
    }

    private void put(String name, @Nullable Object value) {
        document.put(name, value);
        changed = true;
    }

    boolean isFree(String holder, long now) {
        return document.getString(Field.HOLDER).equals(holder) || document.getLong(Field.UNTIL) < now;
    }

    Ownership take(String holder, long until) {
        put(FENCE, document.getLong(FENCE) + 1);
        put(Field.HOLDER, holder);
        until(until);
        return new Ownership(caseId(), holder, document.getLong(FENCE));
    }

    String holder() {
        return document.getString(Field.HOLDER);
    }

    boolean belongsTo(Ownership owner) {
        return document.getLong(FENCE) == owner.fence() && holder().equals(owner.holder());
    }

    void requireOwner(Ownership owner) {
        if (!belongsTo(owner)) {
            throw lost(owner);
        }
    }

    static FencedException lost(Ownership owner) {
        return new FencedException(owner.holder() + " no longer owns case " + owner.caseId()
                + ": another run has taken it over, and nothing was stored. This run must stop.");
    }

    void until(long millis) {
        put(Field.UNTIL, millis);
    }

    List<ReadWindow> windows() {
        return windowDocuments().stream()
                .map(window -> Windows.window(caseId(), window))
                .toList();
    }

    private List<Document> windowDocuments() {
        return document.getList(WINDOWS, Document.class);
    }

    Optional<Document> window(long id) {
        return windowDocuments().stream()
                .filter(window -> window.getLong(Field.ID) == id)
                .findFirst();
    }

    ReadWindow open(long id, WindowKind kind, String fingerprint, Interval interval) {
        Document window = Windows.opened(id, kind, fingerprint, interval);
        List<Document> windows = new ArrayList<>(windowDocuments());
        windows.add(window);
        put(WINDOWS, windows);
        if (kind != WindowKind.SWEEP) {
            put(NEWEST, fingerprint);
        }
        return Windows.window(caseId(), window);
    }

    ReadWindow restart(Ownership owner, long id) {
        requireOwner(owner);
        Document window = window(id).orElseThrow(() -> lost(owner));
        Windows.restart(window);
        changed = true;
        return Windows.window(caseId(), window);
    }

    /** Takes windows out; their counts stay. Returns how many. */
    int end(Predicate<ReadWindow> which) {
        List<Document> open = new ArrayList<>();
        StageCounts ended = endedCounts();
        for (Document window : windowDocuments()) {
            ReadWindow read = Windows.window(caseId(), window);
            if (which.test(read)) {
                ended = ended.plus(read.counts());
            } else {
                open.add(window);
            }
        }
        int number = windowDocuments().size() - open.size();
        put(WINDOWS, open);
        put(ENDED, Counts.document(ended));
        return number;
    }

    private StageCounts endedCounts() {
        return Counts.read(document.get(ENDED, Document.class));
    }

    /** The counts of all windows, open and ended. */
    StageCounts counts() {
        StageCounts counts = endedCounts();
        for (ReadWindow window : windows()) {
            counts = counts.plus(window.counts());
        }
        return counts;
    }

    Optional<Coverage> coverage(String fingerprint) {
        return document.getList(COVERED, Document.class).stream()
                .filter(covered -> covered.getString(Windows.FINGERPRINT).equals(fingerprint))
                .findFirst()
                .map(Coverage::new);
    }

    Coverage coverageToChange(String fingerprint) {
        changed = true;
        return coverage(fingerprint).orElseGet(() -> {
            Document fresh = Coverage.none(fingerprint);
            List<Document> all = new ArrayList<>(document.getList(COVERED, Document.class));
            all.add(fresh);
            put(COVERED, all);
            return new Coverage(fresh);
        });
    }

    boolean coversAnything() {
        return document.getList(COVERED, Document.class).stream()
                .anyMatch(covered -> !new Coverage(covered).intervals().isEmpty());
    }

    Optional<Coverage> newestCoverage() {
        return Optional.ofNullable(document.getString(NEWEST)).flatMap(this::coverage);
    }

    /** The page must be the window's next, and the fence the owner's. */
    Document requirePage(PageCommit page) {
        return window(page.windowId())
                .filter(window -> document.getLong(FENCE) == page.owner().fence())
                .filter(window -> Windows.window(caseId(), window).page() == page.page())
                .orElseThrow(() -> new FencedException("Page " + page.page() + " of window " + page.windowId()
                        + " was not stored: " + page.owner().holder() + " no longer owns the case, or the page is"
                        + " already staged. Another run has taken over; this one must stop."));
    }

    /** Decides that a page is staged. */
    void commit(PageCommit page, StageCounts counts, @Nullable PreparedPage prepared) {
        Windows.advance(requirePage(page), page, counts);
        changed = true;
        if (prepared != null) {
            put(PAGE, prepared.document());
        }
    }

    /** The last decided page that changed records. */
    Optional<PreparedPage> page() {
        return Optional.ofNullable(document.get(PAGE, Document.class)).map(PreparedPage::of);
    }
}
