package dev.caravan.run;

import dev.caravan.model.profile.WindowRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * The local times that come twice when clocks are put back. A bound written as such a time may be read as the other one of
 * the two, so no window begins or ends there. Immutable, thread-safe.
 */
final class RepeatedHours {
    private final ZoneRules rules;
    private final Duration granularity;

    private RepeatedHours(ZoneRules rules, Duration granularity) {
        this.rules = rules;
        this.granularity = granularity;
    }

    /** Those of a filter's bounds; none where bounds are instants. */
    static RepeatedHours of(WindowRule rule, ZoneId zone) {
        boolean instants = !rule.isOfRequest() && !WindowBounds.isLocal(rule);
        return new RepeatedHours(instants ? ZoneOffset.UTC.getRules() : zone.getRules(), rule.granularity());
    }

    /** The instant itself, or the last bound before the hour that comes twice. */
    Instant before(Instant bound) {
        ZoneOffsetTransition back = around(bound);
        return back == null ? bound : back.getInstant().plus(back.getDuration()).minus(granularity);
    }

    /** The instant itself, or the first bound after the hour that comes twice. */
    Instant after(Instant bound) {
        ZoneOffsetTransition back = around(bound);
        return back == null
                ? bound
                : back.getInstant().minus(back.getDuration()).plus(granularity);
    }

    /** The last unit of a window is named too. */
    private @Nullable ZoneOffsetTransition around(Instant bound) {
        ZoneOffsetTransition here = overlap(rules, local(bound));
        return here == null ? overlap(rules, local(bound.minus(granularity))) : here;
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    }

    /** The change of clocks that makes a local time come twice, null when it comes once. */
    static @Nullable ZoneOffsetTransition overlap(ZoneRules rules, LocalDateTime local) {
        ZoneOffsetTransition change = rules.getTransition(local);
        return change != null && change.isOverlap() ? change : null;
    }
}
