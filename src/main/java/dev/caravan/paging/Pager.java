package dev.caravan.paging;

import dev.caravan.model.profile.PagingRule;
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
        return new Pager(rule, rule instanceof PagingRule.PageNumber numbered ? sizeOf(numbered, pageSize) : 0);
    }

    private static int sizeOf(PagingRule.PageNumber rule, @Nullable Integer pageSize) {
        int size = pageSize == null ? rule.defaultSize() : pageSize;
        if (size < 1 || size > rule.maxSize()) {
            throw new IllegalArgumentException("pageSize is " + size + ", allowed are 1 to " + rule.maxSize());
        }
        return size;
    }

    /** The dotted request fields that ask for a page. */
    public Map<String, Object> fields(int page) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (rule instanceof PagingRule.PageNumber numbered) {
            fields.put(numbered.pageField(), numbered.first() + page);
            if (numbered.sizeField() != null) {
                fields.put(numbered.sizeField(), pageSize);
            }
        }
        return fields;
    }

    /**
     * Whether this page ends the window.
     *
     * @param readBefore records of the window's earlier pages
     * @throws PagingException when the page is empty although the declared total is not reached
     */
    public boolean isLast(PageContent content, long readBefore) {
        if (!(rule instanceof PagingRule.PageNumber numbered)) {
            return true;
        }
        return switch (numbered.stop()) {
            case EMPTY_PAGE -> content.isEmpty();
            case SHORT_PAGE -> content.records().size() < pageSize;
            case TOTAL -> reachesTotal(content, readBefore);
        };
    }

    private static boolean reachesTotal(PageContent content, long readBefore) {
        Long total = content.total();
        if (total == null) {
            throw new PagingException("the answer names no total, although the profile ends this list by its total");
        }
        long read = readBefore + content.records().size();
        if (content.isEmpty() && read < total) {
            throw new PagingException("page is empty after " + read + " of " + total + " records");
        }
        return read >= total;
    }

    /** Whether the vendor declares totals, so that a moved row shows itself as drift. */
    public boolean declaresTotal() {
        return rule instanceof PagingRule.PageNumber numbered && numbered.totalAt() != null;
    }

    /** Whether a window can have more than one page. */
    public boolean isPaged() {
        return !(rule instanceof PagingRule.Single);
    }
}
