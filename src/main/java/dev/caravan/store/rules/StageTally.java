package dev.caravan.store.rules;

import dev.caravan.model.StageCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of the rows of a page, each exactly once. */
public final class StageTally {
    private final long read;
    private final long duplicate;
    private long staged;
    private long unchanged;
    private long filtered;
    private long rejected;
    private long stale;

    public StageTally(long read, long duplicate) {
        this.read = read;
        this.duplicate = duplicate;
    }

    /** True when the row is to be stored; otherwise it is counted here. */
    public boolean isChange(Row row, @Nullable Known known, boolean onlyOnce) {
        if (known == null) {
            filtered += row.isFiltered() ? 1 : 0;
            return !row.isFiltered();
        }
        if (known.isSame(row)) {
            filtered += row.isFiltered() ? 1 : 0;
            unchanged += row.isFiltered() ? 0 : 1;
            return false;
        }
        if (known.isNewerThan(row)) {
            stale++;
            return false;
        }
        boolean barred = onlyOnce && known.sentOnce() && !row.isFiltered();
        unchanged += barred ? 1 : 0;
        return !barred;
    }

    public void filtered(int rows) {
        filtered += rows;
    }

    /** The others met a faster writer with the same news. */
    public void stored(List<Row> group, int changed) {
        if (group.get(0).isRefused()) {
            rejected += changed;
        } else {
            staged += changed;
        }
        unchanged += group.size() - changed;
    }

    public StageCounts counts() {
        return new StageCounts(read, staged, unchanged, filtered, rejected, stale, duplicate);
    }
}
