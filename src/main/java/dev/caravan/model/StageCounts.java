package dev.caravan.model;

/**
 * What became of the records of a page, a window or a run. Always {@code read = staged + unchanged + filtered + rejected +
 * stale + duplicate} (STORE.md rule 16).
 */
public record StageCounts(
        long read, long staged, long unchanged, long filtered, long rejected, long stale, long duplicate) {
    public static final StageCounts NONE = new StageCounts(0, 0, 0, 0, 0, 0, 0);

    /** The sum of both, member by member. */
    public StageCounts plus(StageCounts other) {
        return new StageCounts(
                read + other.read,
                staged + other.staged,
                unchanged + other.unchanged,
                filtered + other.filtered,
                rejected + other.rejected,
                stale + other.stale,
                duplicate + other.duplicate);
    }

    /** True when every record read is accounted for. */
    public boolean addUp() {
        return read == staged + unchanged + filtered + rejected + stale + duplicate;
    }
}
