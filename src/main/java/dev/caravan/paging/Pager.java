package dev.caravan.paging;

import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.PagingRule.Paged;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows the request fields of each page and which page is the last. Immutable, thread-safe. */
public final class Pager {
    private final PagingRule rule;
    private final int pageSize;

    private Pager(PagingRule rule, int pageSize) {
        this.rule = rule;
        this.pageSize = pageSize;
    }

    /**
     * A pager for a rule.
     *
     * @param pageSize records per page, null for the profile's default
     * @throws IllegalArgumentException when the size is not one the vendor allows; the message is a sentence
     */
    public static Pager of(PagingRule rule, @Nullable Integer pageSize) {
        return new Pager(rule, rule instanceof Paged paged ? sizeOf(paged.size(), pageSize) : 0);
    }

    private static int sizeOf(PagingRule.Size rule, @Nullable Integer pageSize) {
        int size = pageSize == null ? rule.standard() : pageSize;
        if (size < 1 || size > rule.largest()) {
            throw new IllegalArgumentException("pageSize is " + size + ", allowed are 1 to " + rule.largest());
        }
        return size;
    }

    /** The dotted request fields that ask for a page; none for a page that is named by a link. */
    public Map<String, Object> fields(PagePosition at) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (rule instanceof PagingRule.PageNumber numbered) {
            fields.put(numbered.pageField(), numbered.first() + at.page());
        } else if (rule instanceof PagingRule.Offset offset) {
            fields.put(offset.offsetField(), offset.first() + readBefore(at));
        } else if (rule instanceof PagingRule.Cursor cursor && at.cursor() != null) {
            fields.put(cursor.field(), at.cursor());
        } else if (rule instanceof PagingRule.Keyset keyset && at.cursor() != null) {
            fields.put(keyset.field(), at.cursor());
        }
        if (rule instanceof Paged paged && paged.size().field() != null && link(at) == null) {
            fields.put(paged.size().field(), pageSize);
        }
        return fields;
    }

    /** Records per page; 0 when a list is not paged. */
    public int pageSize() {
        return pageSize;
    }

    /** The number of a page as the vendor counts; from 1 where pages have no numbers. */
    public long numberOf(PagePosition at) {
        return (rule instanceof PagingRule.PageNumber numbered ? numbered.first() : 1L) + at.page();
    }

    /** The number of the first record of a page as the vendor counts; from 0 where records have no numbers. */
    public long rowOf(PagePosition at) {
        return (rule instanceof PagingRule.Offset offset ? offset.first() : 0L) + readBefore(at);
    }

    /** Records before a page: all pages before it are full, unless its position says how many there are. */
    private long readBefore(PagePosition at) {
        return rule instanceof PagingRule.Offset && at.cursor() != null
                ? Long.parseLong(at.cursor())
                : (long) at.page() * pageSize;
    }

    /**
     * Where the list would go on if the vendor, asked for a larger page than usual, had given a smaller one than asked for; null
     * where a short page is the last for certain. What is there must be empty, {@link #cappedAt} says so.
     *
     * @param page the number of the window's last page, from 0
     */
    public @Nullable PagePosition doubted(int page, PageContent content) {
        boolean doubted = rule instanceof PagingRule.Offset offset
                && offset.end().stop() == PagingRule.Stop.SHORT_PAGE
                && pageSize > offset.size().standard()
                && !content.isEmpty();
        long read = (long) page * pageSize + content.records().size();
        return doubted ? new PagePosition(page + 1, Long.toString(read)) : null;
    }

    /** Says that a page the vendor made smaller than it was asked for was no last one. */
    public PagingException cappedAt(int records) {
        return new PagingException("a page of " + pageSize + " was asked for, " + records
                + " records came, and more follow: the vendor gives no larger pages; set pageSize: " + records);
    }

    /** Whether the end of a window is known by counting its records. */
    public boolean countsRecords() {
        return rule instanceof Paged paged && paged.end().stop() == PagingRule.Stop.TOTAL;
    }

    /** The link that asks for a page, null when fields do. */
    public @Nullable String link(PagePosition at) {
        return rule instanceof PagingRule.NextLink ? at.cursor() : null;
    }

    /**
     * Whether this page ends the window.
     *
     * @param page its number, from 0
     * @param readBefore records of the window's earlier pages
     * @throws PagingException when the answer contradicts what it declares, or does not declare what ends the list
     */
    public boolean isLast(int page, PageContent content, long readBefore) {
        if (!(rule instanceof Paged paged)) {
            return true;
        }
        boolean last =
                switch (paged.end().stop()) {
                    case EMPTY_PAGE -> content.isEmpty();
                    case SHORT_PAGE -> isShort(content);
                    case TOTAL -> reachesTotal(content, readBefore);
                    case PAGE_COUNT -> reachesPageCount(page, content);
                    case HAS_MORE -> !hasMore(content);
                    case NO_CURSOR -> content.next() == null;
                };
        if (!last && isChained() && content.next() == null) {
            throw new PagingException("page " + page + " does not end the list, but names no next page");
        }
        return last;
    }

    private boolean isShort(PageContent content) {
        return content.records().size() < pageSize;
    }

    private static boolean reachesTotal(PageContent content, long readBefore) {
        Long total = content.declared().total();
        if (total == null) {
            throw new PagingException("the answer names no total, although the profile ends this list by its total");
        }
        long read = readBefore + content.records().size();
        if (content.isEmpty() && read < total) {
            throw new PagingException("page is empty after " + read + " of " + total + " records");
        }
        return read >= total;
    }

    private boolean reachesPageCount(int page, PageContent content) {
        Long count = content.declared().pageCount();
        if (count == null) {
            return isShort(content);
        }
        if (content.isEmpty() && page + 1 < count) {
            throw new PagingException("page " + page + " is empty, although " + count + " pages are declared");
        }
        return page + 1 >= count;
    }

    private static boolean hasMore(PageContent content) {
        Boolean more = content.declared().hasMore();
        if (more == null) {
            throw new PagingException(
                    "the answer does not say whether more follows, by which the profile ends this list");
        }
        return more;
    }

    /** Whether the vendor declares totals, so that a moved row shows itself as drift. */
    public boolean declaresTotal() {
        return rule instanceof Paged paged && paged.end().totalAt() != null;
    }

    /** Whether rows that move while the list is read can be missed: they shift those behind them to another page. */
    public boolean canShift() {
        return rule instanceof PagingRule.PageNumber || rule instanceof PagingRule.Offset;
    }

    /** Whether only a page's answer tells where the next page begins. */
    public boolean isChained() {
        return rule instanceof Paged && !canShift();
    }

    /** Whether a window can have more than one page. */
    public boolean isPaged() {
        return rule instanceof Paged;
    }
}
