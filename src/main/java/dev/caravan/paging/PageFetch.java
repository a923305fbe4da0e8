package dev.caravan.paging;

/** Fetches one page of the window being read. Thread-safe: pages ahead are fetched from other threads. */
@FunctionalInterface
public interface PageFetch {
    /** The page with this number, counted from 0 whatever the vendor counts from. */
    PageContent fetch(int page);
}
