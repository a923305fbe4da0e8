package dev.caravan.paging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * The pages of a window in order, some of them fetched ahead. Never more than {@code ahead + 1} pages are in memory or in
 * flight. One thread reads it.
 */
public final class PageStream implements AutoCloseable {
    private final PageFetch fetch;
    private final int ahead;
    private final Executor executor;
    private final Deque<CompletableFuture<PageContent>> pages = new ArrayDeque<>();
    private int nextToRequest;

    /**
     * A stream that starts at a page.
     *
     * @param ahead how many pages are requested beyond the one being read; 0 = none
     * @param executor runs the requests ahead
     */
    public PageStream(PageFetch fetch, int firstPage, int ahead, Executor executor) {
        this.fetch = fetch;
        this.nextToRequest = firstPage;
        this.ahead = ahead;
        this.executor = executor;
    }

    /** The next page; waits for it. What the fetch throws comes out here, at the page that failed. */
    public PageContent next() {
        if (ahead == 0) {
            return fetch.fetch(nextToRequest++);
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
            int page = nextToRequest++;
            pages.addLast(CompletableFuture.supplyAsync(() -> fetch.fetch(page), executor));
        }
    }

    /** Forgets the pages ahead; requests in flight end by their own deadlines. */
    @Override
    public void close() {
        pages.forEach(page -> page.completeExceptionally(new CancellationException("the window is not read further")));
        pages.clear();
    }
}
