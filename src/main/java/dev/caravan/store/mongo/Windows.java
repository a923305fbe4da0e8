package dev.caravan.store.mongo;

import dev.caravan.model.Interval;
import dev.caravan.model.PageCommit;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.StageCounts;
import dev.caravan.model.WindowKind;
import dev.caravan.store.rules.Epoch;
import java.time.Instant;
import org.bson.Document;

/** Open windows as documents. */
final class Windows {
    static final String FINGERPRINT = "fingerprint";
    static final String COUNTS = "counts";
    private static final String KIND = "kind";
    private static final String LO = "lo";
    private static final String HI = "hi";
    private static final String PAGE = "page";
    private static final String CURSOR = "cursor";
    private static final String TOTAL = "total";

    private Windows() {}

    static Document opened(long id, WindowKind kind, String fingerprint, Interval interval) {
        return interval(interval)
                .append(Field.ID, id)
                .append(KIND, kind.word())
                .append(FINGERPRINT, fingerprint)
                .append(PAGE, 0)
                .append(CURSOR, null)
                .append(TOTAL, null)
                .append(COUNTS, Counts.document(StageCounts.NONE));
    }

    static ReadWindow window(long caseId, Document window) {
        return new ReadWindow(
                window.getLong(Field.ID),
                caseId,
                WindowKind.of(window.getString(KIND)),
                window.getString(FINGERPRINT),
                interval(window),
                window.getInteger(PAGE),
                window.getString(CURSOR),
                window.getLong(TOTAL),
                Counts.read(window.get(COUNTS, Document.class)));
    }

    /** One page further. */
    static void advance(Document window, PageCommit page, StageCounts counts) {
        StageCounts before = Counts.read(window.get(COUNTS, Document.class));
        window.append(PAGE, page.page() + 1)
                .append(CURSOR, page.nextCursor())
                .append(COUNTS, Counts.document(before.plus(counts)));
        if (page.total() != null) {
            window.append(TOTAL, page.total());
        }
    }

    static void restart(Document window) {
        window.append(PAGE, 0).append(CURSOR, null).append(TOTAL, null);
    }

    static Document interval(Interval interval) {
        return new Document(LO, Epoch.millis(interval.from())).append(HI, Epoch.millis(interval.to()));
    }

    static Interval interval(Document document) {
        return new Interval(Instant.ofEpochMilli(document.getLong(LO)), Instant.ofEpochMilli(document.getLong(HI)));
    }
}
