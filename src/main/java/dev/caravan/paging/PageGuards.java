package dev.caravan.paging;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watches the pages of one window while they are read: a page seen before and too many pages are errors; a key that stood
 * on the page before, or a total that changes, means that rows have moved. One thread at a time.
 */
public final class PageGuards {
    private final int mostPages;
    private final Map<Long, Integer> seen = new HashMap<>();
    private Set<String> keysBefore = Set.of();
    private @Nullable Long total;

    /**
     * Guards for one window.
     *
     * @param mostPages how many pages with records a window may have
     */
    public PageGuards(int mostPages) {
        this.mostPages = mostPages;
    }

    /**
     * Checks a page with records.
     *
     * @param page its number, from 0
     * @param keys its records' keys, in order
     * @return whether rows have moved since the page before was read
     * @throws PagingException when the page has been seen before or the window has too many pages
     */
    public boolean hasMoved(int page, PageContent content, List<String> keys) {
        if (page >= mostPages) {
            throw new PagingException("the window has more than " + mostPages
                    + " pages; narrow it with slice, or raise " + "maxPages if that many records are real");
        }
        boolean moved = overlaps(page, keys) || totalChanges(content.total());
        keysBefore = new HashSet<>(keys);
        return moved;
    }

    private boolean overlaps(int page, List<String> keys) {
        Integer before = keys.isEmpty() ? null : seen.put(fingerprint(keys), page);
        if (before != null) {
            throw new PagingException("page " + page + " shows the same " + keys.size() + " keys as page " + before
                    + " (first " + keys.get(0) + "): the page number is ignored, or the list never ends");
        }
        return keys.stream().anyMatch(keysBefore::contains);
    }

    private static long fingerprint(List<String> keys) {
        long fingerprint = keys.size();
        for (String key : keys) {
            for (int i = 0; i < key.length(); i++) {
                fingerprint = fingerprint * 0x9E3779B97F4A7C15L + key.charAt(i);
            }
            fingerprint ^= fingerprint >>> 29;
        }
        return fingerprint;
    }

    private boolean totalChanges(@Nullable Long now) {
        boolean changed = total != null && now != null && !total.equals(now);
        total = now;
        return changed;
    }
}
