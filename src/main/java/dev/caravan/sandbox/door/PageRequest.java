package dev.caravan.sandbox.door;

import org.jspecify.annotations.Nullable;

/**
 * The page a request wants.
 *
 * @param index from 0, whatever the vendor counts from
 * @param size rows of a full page
 * @param limit rows that come at most; less than the size for a short page
 * @param shift rows by which the page starts too early
 */
public record PageRequest(int index, int size, int limit, int shift) {

    public static PageRequest of(int index, int size) {
        return new PageRequest(index, size, size, 0);
    }

    /** How many rows come before the page. */
    public long skip() {
        return Math.max(0, (long) index * size - shift);
    }

    /** The page that a fault makes of this one; the same one when the fault is none of pages. */
    public PageRequest bent(@Nullable Fault fault) {
        if (fault == null) {
            return this;
        }
        return switch (fault.kind()) {
            case SAME_PAGE -> new PageRequest(Math.min(index, fault.number()), size, limit, shift);
            case PAGE_INDEX_IGNORED -> new PageRequest(0, size, limit, shift);
            case ROWS_SHIFT -> new PageRequest(index, size, limit, fault.number());
            case SHORT_PAGE -> new PageRequest(index, size, Math.min(limit, fault.number()), shift);
            default -> this;
        };
    }

    /** The total an answer declares: the true one, unless the fault lies about it. */
    public static int declaredTotal(@Nullable Fault fault, int truth) {
        return fault != null && fault.kind() == Fault.Kind.TOTAL_LIES ? fault.number() : truth;
    }
}
