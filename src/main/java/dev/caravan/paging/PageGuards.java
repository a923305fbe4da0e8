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
    private final boolean canShift;
    private final Map<Long, Integer> seen = new HashMap<>();
    private Set<String> keysBefore = Set.of();
    private final Set<String> cursors = new HashSet<>();
    private @Nullable Long total;

    /**
     * Guards for one window.
     *
     * @param mostPages how many pages a window may have
     * @param canShift whether rows that move shift others to another page
     * @param total what the window's last page declared when an earlier run read it, null when nothing is known
     */
    public PageGuards(int mostPages, boolean canShift, @Nullable Long total) {
        this.mostPages = mostPages;
        this.canShift = canShift;
        this.total = total;
    }

    /**
     * Checks a page.
     *
     * @param page its number, from 0
     * @param keys its records' keys, in order
     * @return whether rows have moved since the page before was read; never where rows cannot shift to another page
     * @throws PagingException when the page has been seen before, the list does not get on, or the window has too many pages
     */
    public boolean hasMoved(int page, PageContent content, List<String> keys) {
        if (page >= mostPages) {
            throw new PagingException("the window has more than " + mostPages
                    + " pages; narrow it with slice, or raise " + "maxPages if that many records are real");
        }
        boolean moved = overlaps(page, keys) || totalChanges(content.declared().total());
        keysBefore = new HashSet<>(keys);
        return moved && canShift;
    }

    /**
     * Checks that a page that is not the last leads to a new one.
     *
     * @throws PagingException when the list turns in a circle
     */
    public void checkProgress(int page, PageContent content) {
        String next = content.next();
        if (next != null && !cursors.add(next)) {
            throw new PagingException(
                    "page " + page + " names a next page that an earlier page has named already: the list"
                            + " turns in a circle, or more records than one page holds share one value of what it is sorted by");
        }
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
