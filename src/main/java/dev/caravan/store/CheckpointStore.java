package dev.caravan.store;

import dev.caravan.model.Interval;
import dev.caravan.model.Ownership;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.WindowKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Who reads a case, which windows are open, and which intervals are covered (the checkpoint). Each method is one
 * transaction, durable when it returns. Thread-safe.
 */
public interface CheckpointStore {
    /** Takes the case over when nobody else holds it; open windows get the new fence. Empty = another holder has it. */
    Optional<Ownership> takeOver(long caseId, String holder, Duration life);

    /**
     * Ends the case's ownership when its holder's name does not begin with {@code process}. Only for a store that one
     * process alone may use: any other holder has ended.
     */
    void forgetOthers(long caseId, String process);

    /** Extends the ownership; false = it is lost. */
    boolean renew(Ownership owner, Duration life);

    /** Gives the case back. Does nothing when it is lost already. */
    void release(Ownership owner);

    /** Whether somebody reads the case: its ownership has neither been given back nor run out. */
    boolean isOwned(long caseId);

    /** Open windows of the case, oldest first. */
    List<ReadWindow> openWindows(Ownership owner);

    /**
     * Empty while a window of the case is open of which records have been read: not all that belongs together is staged. Else
     * a number that becomes another one as soon as a window has been read.
     */
    OptionalLong readMark(long caseId);

    /**
     * Opens a window at page 0.
     *
     * @throws FencedException when the ownership is lost
     */
    ReadWindow open(Ownership owner, WindowKind kind, String fingerprint, Interval interval);

    /** The window as it stands now. */
    ReadWindow reload(ReadWindow window);

    /** Starts an open window again at page 0, e.g. after rows shifted while paging; its counts go on. */
    ReadWindow restart(Ownership owner, ReadWindow window);

    /**
     * Closes a fully read window and merges its interval into the covered ones, in one transaction.
     *
     * @param covers false for windows without a time filter: nothing is merged
     * @param sweep true opens a window of kind {@link WindowKind#SWEEP} over the same interval, to be read later
     * @throws FencedException when the ownership is lost
     */
    void close(Ownership owner, ReadWindow window, boolean covers, boolean sweep);

    /** Gives up open windows whose fingerprint is none of these; returns how many. */
    int abandonOthers(Ownership owner, Set<String> fingerprints);

    /** The covered intervals of a fingerprint, merged, in order. */
    List<Interval> covered(long caseId, String fingerprint);

    /** True when the case has covered intervals, but none under this fingerprint (the request or {@code where} changed). */
    boolean coveredOtherwise(long caseId, String fingerprint);

    /** The page cursor at which the newest complete read of this fingerprint ended; empty when none has ended at one. */
    Optional<String> lastCursor(long caseId, String fingerprint);

    /** Up to where the case's newest request has read, sweeps aside, for people; empty before the first complete window. */
    Optional<Instant> coveredUntil(long caseId);
}
