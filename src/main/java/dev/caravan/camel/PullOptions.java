package dev.caravan.camel;

import dev.caravan.config.DurationText;
import dev.caravan.config.NearestName;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OperationKind;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.WindowRule;
import dev.caravan.paging.Pager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a {@code pull} URI against its operation and reads its times.
 */
final class PullOptions {
    private static final String NONE = "none";
    /** The window that the request of {@code source.yaml} carries. */
    private static final String REQUEST = "request";

    private static final Set<String> OWN =
            Set.of("pageSize", "window", "since", "lag", "slice", "sweep", "cursor", "readAhead", "maxPages");

    private PullOptions() {}

    static void check(PullEndpoint endpoint, ConnectionHandle connection, Operation operation) {
        String at = "pull:" + connection.name() + "/" + operation.name() + ": ";
        if (operation.kind() != OperationKind.READ || operation.records() == null) {
            throw new CaravanException(at + "this operation lists no records; the profile's lists are "
                    + String.join(", ", lists(connection)));
        }
        OptionNames.check(at, endpoint.options(), operation, OWN);
        OptionNames.checkComplete(at, endpoint.options(), operation);
        windowOf(endpoint, operation);
        checkTimes(endpoint, connection);
        pagerOf(endpoint, operation, null);
        keepsCursor(endpoint, operation);
        if (endpoint.getReadAhead() < 0 || endpoint.getReadAhead() > 32) {
            throw new CaravanException(at + "readAhead is " + endpoint.getReadAhead() + ", allowed are 0 to 32");
        }
        if (endpoint.getMaxPages() < 1) {
            throw new CaravanException(at + "maxPages is " + endpoint.getMaxPages() + ", at least 1 is needed");
        }
    }

    private static void checkTimes(PullEndpoint endpoint, ConnectionHandle connection) {
        sinceOf(endpoint, connection.settings().zone());
        WindowRule any = WindowRule.ofRequest();
        lagOf(endpoint, any, Caravan.of(endpoint.getCamelContext()).settings());
        sliceOf(endpoint, any);
        sweepOf(endpoint, any);
    }

    /**
     * Times without a window would have no effect.
     *
     * @param window of the operation or of the request in {@code source.yaml}, null when every run reads everything
     */
    static void checkWindow(PullEndpoint endpoint, @Nullable WindowRule window) {
        if (window != null) {
            return;
        }
        refuse(endpoint, "since", endpoint.getSince());
        refuse(endpoint, "lag", endpoint.getLag());
        refuse(endpoint, "slice", endpoint.getSlice());
        refuse(endpoint, "sweep", endpoint.getSweep());
    }

    private static void refuse(PullEndpoint endpoint, String name, @Nullable String value) {
        if (value != null && !NONE.equals(value)) {
            throw new CaravanException(at(endpoint) + name + " goes with a window: without one every run reads all");
        }
    }

    private static List<String> lists(ConnectionHandle connection) {
        return connection.settings().profile().operations().values().stream()
                .filter(operation -> operation.records() != null)
                .map(Operation::name)
                .toList();
    }

    /**
     * The pager; the route's page size comes before the other.
     *
     * @param pageSize of {@code source.yaml}, null when it names none
     */
    static Pager pagerOf(PullEndpoint endpoint, Operation operation, @Nullable Integer pageSize) {
        try {
            return Pager.of(operation.paging(), endpoint.getPageSize() == null ? pageSize : endpoint.getPageSize());
        } catch (IllegalArgumentException refused) {
            throw new CaravanException(at(endpoint) + refused.getMessage());
        }
    }

    /** The window's rule, null when every run reads everything. An operation that has windows needs one to be named. */
    static @Nullable WindowRule windowOf(PullEndpoint endpoint, Operation operation) {
        String name = endpoint.getWindow();
        if (NONE.equals(name) || name == null && usable(operation).isEmpty()) {
            return null;
        }
        String known = String.join(", ", operation.windows().keySet());
        if (name == null) {
            throw new CaravanException(
                    at(endpoint) + "name the incremental filter: window is one of " + known + ", or none to read all");
        }
        WindowRule rule = operation.windows().get(name);
        if (rule == null) {
            return otherWindow(endpoint, operation, name);
        }
        if (rule.missingOption() != null) {
            throw new CaravanException(at(endpoint) + "window " + name + " needs the option " + rule.missingOption()
                    + ": the field with the time of the last change");
        }
        if (endpoint.getSince() == null) {
            throw new CaravanException(at(endpoint) + "since is missing: the date where the first window starts");
        }
        return rule;
    }

    /** A window that the profile does not declare can only be the request's own. */
    private static WindowRule otherWindow(PullEndpoint endpoint, Operation operation, String name) {
        if (name.equals(REQUEST)) {
            return WindowRule.ofRequest();
        }
        Set<String> known = operation.windows().keySet();
        throw new CaravanException(at(endpoint) + "the operation has no window \"" + name + "\""
                + NearestName.of(name, known)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("; it has "
                                + (known.isEmpty() ? "none: write window=none" : String.join(", ", known))));
    }

    /** A window that waits for an option to name its field need not be chosen. */
    private static List<WindowRule> usable(Operation operation) {
        return operation.windows().values().stream()
                .filter(rule -> rule.missingOption() == null)
                .toList();
    }

    static Instant sinceOf(PullEndpoint endpoint, ZoneId zone) {
        String since = endpoint.getSince();
        if (since == null) {
            return Instant.EPOCH;
        }
        try {
            return since.length() <= 10
                    ? LocalDate.parse(since).atStartOfDay(zone).toInstant()
                    : LocalDateTime.parse(since.replace(' ', 'T')).atZone(zone).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new CaravanException(at(endpoint) + "since is \"" + since
                    + "\", expected is a date such as 2020-01-01 or a time such as 2020-01-01 08:00:00");
        }
    }

    static Duration lagOf(PullEndpoint endpoint, WindowRule rule, CaravanSettings settings) {
        String lag = endpoint.getLag();
        return lag == null ? settings.findDuration("lag").orElse(rule.lag()) : duration(endpoint, "lag", lag);
    }

    static @Nullable Duration sliceOf(PullEndpoint endpoint, WindowRule rule) {
        String slice = endpoint.getSlice();
        if (slice == null) {
            return rule.slice();
        }
        if (NONE.equals(slice)) {
            return null;
        }
        Duration length = duration(endpoint, "slice", slice);
        if (length.isZero()) {
            throw new CaravanException(at(endpoint) + "slice is " + slice + ", a window has to have a length");
        }
        return length;
    }

    static Duration sweepOf(PullEndpoint endpoint, @Nullable WindowRule rule) {
        String sweep = endpoint.getSweep();
        if (sweep == null || NONE.equals(sweep)) {
            return Duration.ZERO;
        }
        return rule == null ? Duration.ZERO : duration(endpoint, "sweep", sweep);
    }

    /** Whether every run goes on after the last record of the one before. */
    static boolean keepsCursor(PullEndpoint endpoint, Operation operation) {
        String cursor = endpoint.getCursor();
        if (cursor == null || NONE.equals(cursor)) {
            return false;
        }
        if (!(operation.paging() instanceof PagingRule.Keyset keyset)) {
            throw new CaravanException(at(endpoint) + "cursor goes with operations that are paged by a keyset");
        }
        if (!cursor.equals(keyset.by())) {
            throw new CaravanException(
                    at(endpoint) + "cursor is \"" + cursor + "\", this operation is sorted by " + keyset.by());
        }
        return true;
    }

    private static Duration duration(PullEndpoint endpoint, String name, String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new CaravanException(at(endpoint) + name + ": " + malformed.getMessage());
        }
    }

    private static String at(PullEndpoint endpoint) {
        return "pull:" + endpoint.getConnection() + "/" + endpoint.getOperation() + ": ";
    }
}
