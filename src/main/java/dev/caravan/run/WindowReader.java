package dev.caravan.run;

import dev.caravan.connection.ConnectionClient;
import dev.caravan.json.RecordArray;
import dev.caravan.model.Action;
import dev.caravan.model.Ownership;
import dev.caravan.model.PageCommit;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.StageCounts;
import dev.caravan.model.StagedRow;
import dev.caravan.model.StopSignal;
import dev.caravan.model.WindowKind;
import dev.caravan.paging.PageContent;
import dev.caravan.paging.PageGuards;
import dev.caravan.paging.PagePosition;
import dev.caravan.paging.PageStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads windows page by page into the stage and closes each when all of it is durable. One thread.
 */
final class WindowReader {
    private static final int MOST_REREADS = 2;
    /** The vendor's Date header has seconds only. */
    private static final Duration LEAST_SKEW = Duration.ofSeconds(5);

    private final Extraction extraction;
    private final ConnectionClient client;
    private final RunEnvironment environment;
    private final Ownership owner;
    private final RunProgress progress;
    private final FieldWatch fields;
    private final @Nullable WindowBounds bounds;
    private final RowBuilder rowBuilder;

    WindowReader(
            Extraction extraction,
            ConnectionClient client,
            RunEnvironment environment,
            Ownership owner,
            RunProgress progress,
            FieldWatch fields) {
        this.extraction = extraction;
        this.client = client;
        this.environment = environment;
        this.owner = owner;
        this.progress = progress;
        this.fields = fields;
        this.bounds = extraction.window() == null ? null : new WindowBounds(extraction.window(), extraction.zone());
        this.rowBuilder = new RowBuilder(extraction.stage(), bounds);
    }

    /** Reads windows one after the other; false when asked to stop before all are closed. */
    boolean readAll(List<ReadWindow> windows, StopSignal stop) {
        for (ReadWindow window : windows) {
            if (!read(window, stop)) {
                return false;
            }
        }
        return true;
    }

    /** Reads one window from its next page on; false when asked to stop before it is closed. */
    boolean read(ReadWindow window, StopSignal stop) {
        ReadWindow current = countable(window);
        for (int rereads = 0; ; rereads++) {
            progress.windowOpened(current);
            PagesRead read = readPages(current, stop);
            if (!read.complete()) {
                return false;
            }
            if (!read.moved()) {
                close(current, read);
                return true;
            }
            if (rereads == MOST_REREADS) {
                progress.warn("rows kept moving while the window "
                        + current.interval().from() + " to "
                        + current.interval().to() + " was read " + (rereads + 1) + " times; it is swept later");
                close(current, read);
                return true;
            }
            current = environment.store().checkpoints().restart(owner, current);
        }
    }

    /**
     * Where the records of a window are counted to know its end, what was staged before does not tell how many the source
     * had sent: steps may have made more or fewer of them, and a window that was begun again counts those of both times.
     */
    private ReadWindow countable(ReadWindow window) {
        boolean uncounted = window.page() > 0 && extraction.pager().countsRecords();
        return uncounted ? environment.store().checkpoints().restart(owner, window) : window;
    }

    private record PagesRead(boolean complete, boolean moved, int pages) {}

    private PagesRead readPages(ReadWindow window, StopSignal stop) {
        PageGuards guards =
                new PageGuards(extraction.maxPages(), extraction.pager().canShift(), window.total());
        long readBefore = 0;
        boolean moved = false;
        try (PageStream pages = open(window, stop)) {
            for (int page = window.page(); ; page++) {
                if (stop.shouldStop()) {
                    return new PagesRead(false, moved, page);
                }
                PageContent content = pages.next();
                checkClock(content);
                boolean last = extraction.pager().isLast(page, content, readBefore);
                if (last) {
                    requireEnd(window, page, content, stop);
                } else {
                    guards.checkProgress(page, content);
                }
                if (!last || !content.isEmpty()) {
                    moved |= stage(window, page, content, guards, stop);
                }
                if (last) {
                    return new PagesRead(true, moved, content.isEmpty() ? page : page + 1);
                }
                readBefore += content.records().size();
            }
        }
    }

    /** Before a window is closed at a page that the vendor may have cut short, what would follow is looked at. */
    private void requireEnd(ReadWindow window, int page, PageContent content, StopSignal stop) {
        PagePosition doubted = extraction.pager().doubted(page, content);
        if (doubted != null && !fetcher(window, stop).fetch(doubted).isEmpty()) {
            throw extraction.pager().cappedAt(content.records().size());
        }
    }

    private PageFetcher fetcher(ReadWindow window, StopSignal stop) {
        WindowRequest request = new WindowRequest(extraction, window.interval());
        return new PageFetcher(extraction, client, request, stop, environment.clock());
    }

    private PageStream open(ReadWindow window, StopSignal stop) {
        return new PageStream(
                fetcher(window, stop),
                positionOf(window),
                extraction.pager().isChained(),
                extraction.pager().isPaged() ? extraction.readAhead() : 0,
                environment.ahead());
    }

    /** Where the window goes on; a read that keeps its page cursor begins where the last one ended. */
    private PagePosition positionOf(ReadWindow window) {
        return window.page() == 0 && extraction.keepsCursor()
                ? new PagePosition(
                        0,
                        environment
                                .store()
                                .checkpoints()
                                .lastCursor(window.caseId(), window.fingerprint())
                                .orElse(null))
                : new PagePosition(window.page(), window.cursor());
    }

    /** The page, its progress and the fence become durable together; returns whether rows have moved. */
    private boolean stage(ReadWindow window, int page, PageContent content, PageGuards guards, StopSignal stop) {
        List<PageRecord> records = passed(content, stop);
        checkNames(page, content, records);
        List<StagedRow> rows = rowBuilder.rows(records);
        boolean moved =
                guards.hasMoved(page, content, rows.stream().map(StagedRow::key).toList());
        StageCounts counts = environment
                .store()
                .records()
                .stage(new PageCommit(
                        owner,
                        window.id(),
                        page,
                        content.next(),
                        content.declared().total(),
                        records.size(),
                        rows,
                        extraction.stage().onlyOnce()));
        progress.pageStaged(page, counts, content.declared().total());
        return moved;
    }

    private List<PageRecord> passed(PageContent content, StopSignal stop) {
        List<PageRecord> records =
                content.records().stream().map(PageRecord::of).toList();
        for (PageStep step : extraction.steps()) {
            records = step.apply(records, stop);
        }
        return records;
    }

    /** A key that no record has is certain; another field may be one that the source leaves out where it is empty. */
    private void checkNames(int page, PageContent content, List<PageRecord> records) {
        if (page > 0) {
            return;
        }
        StageRule rule = extraction.stage();
        List<RecordArray.Element> staged =
                records.stream().map(PageRecord::element).toList();
        List<String> problems = new ArrayList<>();
        MisspeltFields.missing(rule.key(), staged).ifPresent(problems::add);
        problems.addAll(slips(
                content.records().size(), MisspeltFields.in(content.records(), rule.sourceFields(), rule.fields())));
        problems.addAll(slips(0, MisspeltFields.in(staged, rule.whereFields(), rule.fields())));
        if (!problems.isEmpty()) {
            throw new RunFailedException("stage: " + String.join("; ", problems), Action.FAIL);
        }
    }

    private List<String> slips(int size, MisspeltFields found) {
        return fields.look(size, found.present(), found.slips(), slip -> progress.warn("stage: " + slip));
    }

    /** A window that ends in the vendor's future would be closed before its last rows exist. */
    private void checkClock(PageContent content) {
        Duration skew = content.clockSkew();
        if (extraction.window() == null || skew == null) {
            return;
        }
        Duration half = extraction.lag().dividedBy(2);
        Duration allowed = half.compareTo(LEAST_SKEW) > 0 ? half : LEAST_SKEW;
        if (skew.abs().compareTo(allowed) > 0) {
            throw new RunFailedException(
                    "connection " + extraction.connection() + ": the vendor's clock differs from this machine's by "
                            + skew.toSeconds() + " s, at most " + allowed.toSeconds()
                            + " s are safe with lag " + extraction.lag().toSeconds() + " s; set this machine's clock",
                    Action.RETRY);
        }
    }

    /** Where the vendor gives no total, rows may have moved unseen between pages: such a window is swept once later. */
    private void close(ReadWindow window, PagesRead read) {
        boolean sweep = window.kind() != WindowKind.SWEEP
                && extraction.window() != null
                && read.pages() > 1
                && extraction.pager().canShift()
                && (read.moved() || !extraction.pager().declaresTotal());
        environment.store().checkpoints().close(owner, window, extraction.window() != null, sweep);
        progress.windowClosed(window);
    }
}
