package dev.caravan.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.Interval;
import dev.caravan.model.profile.WindowRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In Berlin, 02:00 to 03:00 of 2024-10-27 comes twice: from 00:00 and from 01:00 UTC. */
class RepeatedHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MIDNIGHT = Instant.parse("2024-10-26T22:00:00Z");
    private static final String FORMAT = "yyyy-MM-dd HH:mm";
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern(FORMAT, Locale.ROOT);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static WindowRule rule(String format) {
        return new WindowRule("from", "to", format, MINUTE, Duration.ZERO, null, Duration.ZERO, "at");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 20, 60, 90})
    void everyMinuteIsAskedForHoweverTheVendorReadsALocalTime(int slice) {
        WindowPlanner planner = new WindowPlanner(rule(FORMAT), BERLIN, slice == 0 ? null : Duration.ofMinutes(slice));
        List<Interval> covered = new ArrayList<>();
        for (int minute = 1; minute < 8 * 60; minute += 13) {
            for (Interval window : planner.due(covered, MIDNIGHT, MIDNIGHT.plus(MINUTE.multipliedBy(minute)))) {
                assertAskedFor(window);
                assertThat(window.from()).isEqualTo(covered.isEmpty() ? MIDNIGHT : last(covered));
                covered.add(window);
            }
        }
        assertThat(last(covered)).isAfter(MIDNIGHT.plus(Duration.ofHours(7)));
    }

    private static Instant last(List<Interval> covered) {
        return covered.get(covered.size() - 1).to();
    }

    private static void assertAskedFor(Interval window) {
        Map<String, Object> fields = new WindowBounds(rule(FORMAT), BERLIN).fields(window);
        assertThat(read(fields.get("from"), Comparator.reverseOrder())).isBeforeOrEqualTo(window.from());
        assertThat(read(fields.get("to"), Comparator.naturalOrder()).plus(MINUTE))
                .isAfterOrEqualTo(window.to());
    }

    /** The first of the instants that a vendor may take a local time for. */
    private static Instant read(@Nullable Object text, Comparator<Instant> order) {
        LocalDateTime local = LocalDateTime.parse(String.valueOf(text), TEXT);
        ZoneRules rules = BERLIN.getRules();
        return rules.getValidOffsets(local).stream()
                .map(local::toInstant)
                .min(order)
                .orElseThrow();
    }

    @Test
    void boundsThatAreInstantsEndAnywhere() {
        Instant end = Instant.parse("2024-10-27T00:30:00Z");
        assertThat(new WindowPlanner(rule("iso"), BERLIN, null).due(List.of(), MIDNIGHT, end))
                .containsExactly(new Interval(MIDNIGHT, end));
        assertThat(new WindowPlanner(rule(FORMAT), ZoneOffset.UTC, null).due(List.of(), MIDNIGHT, end))
                .containsExactly(new Interval(MIDNIGHT, end));
    }

    @Test
    void aWindowThatWasReadBeforeIsReadAgainFromBeforeTheHour() {
        Instant inTheHour = Instant.parse("2024-10-27T01:10:00Z");
        Instant end = Instant.parse("2024-10-27T05:00:00Z");
        List<Interval> covered = List.of(new Interval(MIDNIGHT, inTheHour));
        assertThat(new WindowPlanner(rule(FORMAT), BERLIN, null).due(covered, MIDNIGHT, end))
                .containsExactly(new Interval(Instant.parse("2024-10-26T23:59:00Z"), end));
    }

    @Test
    void aModificationTimeThatComesTwiceIsNotKnown() {
        WindowBounds local = new WindowBounds(rule(FORMAT), BERLIN);
        assertThat(local.modifiedAt(Map.of("at", "2024-10-27 02:30"))).isNull();
        assertThat(local.modifiedAt(Map.of("at", "2024-10-27 03:00"))).isEqualTo("2024-10-27T02:00:00Z");
        WindowBounds iso = new WindowBounds(rule("iso"), BERLIN);
        assertThat(iso.modifiedAt(Map.of("at", "2024-10-27 02:30:00"))).isNull();
        assertThat(iso.modifiedAt(Map.of("at", "2024-10-27T02:30:00+02:00"))).isEqualTo("2024-10-27T00:30:00Z");
    }
}
