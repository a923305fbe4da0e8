package dev.caravan.paging;

/** Fetches one page of the window being read. Thread-safe: pages ahead are fetched from other threads. */
@FunctionalInterface
public interface PageFetch {
    /** The page at this position. */
    PageContent fetch(PagePosition at);
}
