package dev.caravan.sandbox.jackyun;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue at one moment, ordered by modification time, then number. Any page is found by binary search: the
 * modification times of untouched rows rise with their number, and the touched rows are a sorted list beside them.
 */
final class CatalogueView {
    private final WarehouseSeed seed;
    private final List<ChangedWarehouse> overlay;
    private final int[] gone;

    CatalogueView(WarehouseSeed seed, Collection<ChangedWarehouse> changed, Set<Integer> removed) {
        this.seed = seed;
        this.overlay = changed.stream().sorted(ChangedWarehouse.ORDER).toList();
        IntStream touched = changed.stream().mapToInt(ChangedWarehouse::index);
        this.gone = IntStream.concat(touched, removed.stream().mapToInt(Integer::intValue))
                .sorted()
                .toArray();
    }

    /** Receives the rows of a range in order: an untouched one by number with null, else the changed row. */
    interface Visitor {
        void row(int index, @Nullable ChangedWarehouse changed);
    }

    /** Visits rows modified in {@code [from, until)} epoch seconds, from place {@code skip} on; says how many. */
    int visit(long from, long until, long skip, int limit, Visitor visitor) {
        int low = firstIndex(index -> seed.modified(index) >= from, seed.count());
        int high = firstIndex(index -> seed.modified(index) >= until, seed.count());
        int first = firstIndex(at -> overlay.get(at).modified() >= from, overlay.size());
        int last = firstIndex(at -> overlay.get(at).modified() >= until, overlay.size());
        int base = first;
        int place = firstIndex(offset -> offset + rank(overlay.get(base + offset), low, high) >= skip, last - first);
        int next = first + place;
        int index = firstIndex(number -> untouched(low, low + number) >= skip - place, high - low) + low;
        int sent = 0;
        while (sent < limit) {
            while (index < high && touched(index)) {
                index++;
            }
            ChangedWarehouse changed = next < last ? overlay.get(next) : null;
            if (index < high && (changed == null || before(index, changed))) {
                visitor.row(index++, null);
            } else if (changed != null) {
                visitor.row(changed.index(), changed);
                next++;
            } else {
                break;
            }
            sent++;
        }
        return sent;
    }

    /** As {@link #visit}, counting only rows that pass; walks the whole range. */
    int visitFiltered(Range range, Filter filter, Visitor visitor) {
        int[] passed = {0};
        long end = range.skip() + range.limit();
        visit(range.from(), range.until(), 0, Integer.MAX_VALUE, (index, changed) -> {
            boolean pass = changed == null
                    ? filter.untouched().test(index)
                    : filter.changed().test(changed);
            if (pass && passed[0]++ >= range.skip() && passed[0] <= end) {
                visitor.row(index, changed);
            }
        });
        return (int) Math.max(0, Math.min(passed[0] - range.skip(), range.limit()));
    }

    /** Modified in {@code [from, until)} epoch seconds; {@code limit} rows after the first {@code skip}. */
    record Range(long from, long until, long skip, int limit) {}

    /** What rows must be like. */
    record Filter(IntPredicate untouched, Predicate<ChangedWarehouse> changed) {}

    private boolean before(int index, ChangedWarehouse changed) {
        long modified = seed.modified(index);
        return modified < changed.modified() || (modified == changed.modified() && index < changed.index());
    }

    /** How many untouched rows of {@code [low, high)} come before a changed row. */
    private int rank(ChangedWarehouse changed, int low, int high) {
        int border = firstIndex(number -> !before(low + number, changed), high - low) + low;
        return untouched(low, border);
    }

    private int untouched(int low, int high) {
        return high - low - (goneBelow(high) - goneBelow(low));
    }

    private int goneBelow(int index) {
        return firstIndex(at -> gone[at] >= index, gone.length);
    }

    private boolean touched(int index) {
        int at = goneBelow(index);
        return at < gone.length && gone[at] == index;
    }

    /** The first of {@code 0..size-1} that passes, when all after it pass too; else size. */
    private static int firstIndex(IntPredicate passes, int size) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (passes.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
