package dev.caravan.run;

import dev.caravan.model.Interval;
import dev.caravan.model.profile.WindowRule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which intervals a run has to read: what lies between {@code since} and the end and is not covered yet. Immutable,
 * thread-safe.
 */
final class WindowPlanner {
    private final RepeatedHours hours;
    private final @Nullable Duration slice;

    /**
     * A planner for one filter.
     *
     * @param slice the longest window, null = no limit
     */
    WindowPlanner(WindowRule rule, ZoneId zone, @Nullable Duration slice) {
        this.hours = RepeatedHours.of(rule, zone);
        this.slice = slice;
    }

    /** The latest instant a window may end at, aligned down to the filter's granularity. */
    static Instant end(Instant now, WindowRule rule, Duration lag) {
        return align(now.minus(lag), rule.granularity());
    }

    /** The uncovered parts of {@code [since, end)}, oldest first, none longer than the slice unless an hour comes twice. */
    List<Interval> due(List<Interval> covered, Instant since, Instant end) {
        List<Interval> due = new ArrayList<>();
        Instant to = hours.before(end);
        Instant from = since;
        for (Interval done : covered) {
            if (done.from().isAfter(from)) {
                addSliced(due, from, earlier(hours.after(done.from()), to));
            }
            from = later(from, done.to());
        }
        addSliced(due, from, to);
        return due;
    }

    private void addSliced(List<Interval> due, Instant from, Instant to) {
        Instant start = hours.before(from);
        while (start.isBefore(to)) {
            Instant stop = earlier(stop(start, to), to);
            due.add(new Interval(start, stop));
            start = stop;
        }
    }

    private Instant stop(Instant start, Instant to) {
        Instant stop = slice == null ? to : start.plus(slice);
        Instant before = hours.before(stop);
        return before.isAfter(start) ? before : hours.after(stop);
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
