package dev.caravan.paging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a window in order, some of them fetched ahead. Never more than {@code ahead + 1} pages are in memory or in
 * flight. Pages that are told apart by number are requested side by side; one that only its predecessor names is requested
 * as soon as that is there. One thread reads it.
 */
public final class PageStream implements AutoCloseable {
    private final PageFetch fetch;
    private final boolean chained;
    private final int ahead;
    private final Executor executor;
    private final Deque<CompletableFuture<PageContent>> pages = new ArrayDeque<>();
    private PagePosition nextToRequest;
    private @Nullable CompletableFuture<PageContent> newest;

    /**
     * A stream that starts at a page.
     *
     * @param chained whether only a page's answer tells where the next one begins
     * @param ahead how many pages are requested beyond the one being read; 0 = none
     * @param executor runs the requests ahead
     */
    public PageStream(PageFetch fetch, PagePosition first, boolean chained, int ahead, Executor executor) {
        this.fetch = fetch;
        this.chained = chained;
        this.ahead = chained ? Math.min(ahead, 1) : ahead;
        this.nextToRequest = first;
        this.executor = executor;
    }

    /** The next page; waits for it. What the fetch throws comes out here, at the page that failed. */
    public PageContent next() {
        if (ahead == 0) {
            PageContent page = fetch.fetch(nextToRequest);
            nextToRequest = nextToRequest.next(page.next());
            return page;
        }
        requestAhead();
        CompletableFuture<PageContent> page = pages.removeFirst();
        try {
            return page.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed;
        }
    }

    private void requestAhead() {
        while (pages.size() <= ahead) {
            CompletableFuture<PageContent> before = newest;
            PagePosition at = nextToRequest;
            nextToRequest = at.next(null);
            newest = chained && before != null
                    ? before.thenApplyAsync(page -> after(page, at.page()), executor)
                    : CompletableFuture.supplyAsync(() -> fetch.fetch(at), executor);
            pages.addLast(newest);
        }
    }

    private PageContent after(PageContent before, int page) {
        String cursor = before.next();
        if (cursor == null) {
            throw new PagingException(
                    "page " + page + " was asked for, but the page before it does not say where it is");
        }
        return fetch.fetch(new PagePosition(page, cursor));
    }

    /** Forgets the pages ahead; requests in flight end by their own deadlines. */
    @Override
    public void close() {
        pages.forEach(page -> page.completeExceptionally(new CancellationException("the window is not read further")));
        pages.clear();
    }
}
