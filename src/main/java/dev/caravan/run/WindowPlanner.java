package dev.caravan.run;

import dev.caravan.model.Interval;
import dev.caravan.model.profile.WindowRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which intervals a run has to read: what lies between {@code since} and the end and is not covered yet.
 */
final class WindowPlanner {
    private WindowPlanner() {}

    /** The latest instant a window may end at, aligned down to the filter's granularity. */
    static Instant end(Instant now, WindowRule rule, Duration lag) {
        return align(now.minus(lag), rule.granularity());
    }

    /** The uncovered parts of {@code [since, end)}, oldest first, none longer than the slice. */
    static List<Interval> due(List<Interval> covered, Instant since, Instant end, @Nullable Duration slice) {
        List<Interval> due = new ArrayList<>();
        Instant from = since;
        for (Interval done : covered) {
            if (done.from().isAfter(from)) {
                addSliced(due, from, earlier(done.from(), end), slice);
            }
            from = later(from, done.to());
        }
        addSliced(due, from, end, slice);
        return due;
    }

    private static void addSliced(List<Interval> due, Instant from, Instant to, @Nullable Duration slice) {
        Instant start = from;
        while (start.isBefore(to)) {
            Instant stop = slice == null ? to : earlier(start.plus(slice), to);
            due.add(new Interval(start, stop));
            start = stop;
        }
    }

    static Instant align(Instant instant, Duration granularity) {
        long step = Math.max(1, granularity.toMillis());
        return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), step) * step);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
