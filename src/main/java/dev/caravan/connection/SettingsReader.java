package dev.caravan.connection;

import dev.caravan.config.ConfigProblems;
import dev.caravan.config.DurationText;
import dev.caravan.config.Place;
import dev.caravan.model.profile.Limits;
import dev.caravan.model.profile.SettingRule;
import dev.caravan.model.profile.VendorProfile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one connection's settings and gathers every problem. Used once. */
final class SettingsReader {
    /** Keys of every connection, whatever its vendor. */
    static final List<String> COMMON = List.of(
            "requests-per-second",
            "concurrency",
            "connect-timeout",
            "response-timeout",
            "page-timeout",
            "attempts",
            "retry-delay",
            "longest-wait",
            "max-body");

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})\\s*(KB|MB)");
    private static final int MAX_CONCURRENCY = 1000;
    private static final int MAX_ATTEMPTS = 100;

    private final String name;
    private final VendorProfile profile;
    private final Function<String, @Nullable String> lookup;
    private final ConfigProblems problems = new ConfigProblems();

    SettingsReader(String name, VendorProfile profile, Function<String, @Nullable String> lookup) {
        this.name = name;
        this.profile = profile;
        this.lookup = lookup;
    }

    ConnectionSettings read() {
        Map<String, String> values = values();
        Limits limits = profile.limits();
        ConnectionSettings settings = new ConnectionSettings(
                name,
                profile,
                values,
                number("requests-per-second", limits.requestsPerSecond()),
                integer("concurrency", limits.concurrency(), MAX_CONCURRENCY),
                duration("connect-timeout", Duration.ofSeconds(10)),
                duration("response-timeout", Duration.ofSeconds(60)),
                duration("page-timeout", Duration.ofSeconds(180)),
                integer("attempts", 5, MAX_ATTEMPTS),
                duration("retry-delay", Duration.ofSeconds(1)),
                duration("longest-wait", Duration.ofSeconds(10)),
                size("max-body", 64));
        problems.throwIfAny();
        return settings;
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        profile.settings().forEach((key, rule) -> {
            String value = given(key);
            value = value == null ? rule.defaultValue() : value;
            if (value != null) {
                SettingChecks.problems(key, rule, value).forEach(problem -> problem(key, problem));
                values.put(key, value);
            }
        });
        profile.settings().forEach((key, rule) -> checkPresent(key, rule, values));
        return values;
    }

    private void checkPresent(String key, SettingRule rule, Map<String, String> values) {
        if (values.containsKey(key)) {
            return;
        }
        if (rule.required()) {
            problem(key, "is missing" + about(rule));
        }
        rule.requiredWhen().forEach((other, when) -> {
            String value = values.get(other);
            if (value != null && when.contains(value)) {
                problem(key, "is missing; " + other + " = " + value + " needs it" + about(rule));
            }
        });
    }

    private static String about(SettingRule rule) {
        return rule.about().isEmpty() ? "" : ": " + rule.about();
    }

    private @Nullable String given(String key) {
        String value = lookup.apply(key);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private double number(String key, double fallback) {
        String text = given(key);
        if (text == null) {
            return fallback;
        }
        if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?") || Double.parseDouble(text) <= 0) {
            problem(key, "\"" + text + "\" is not a number above 0, such as 10 or 0.5");
            return fallback;
        }
        return Double.parseDouble(text);
    }

    private int integer(String key, int fallback, int largest) {
        String text = given(key);
        if (text == null) {
            return fallback;
        }
        int value = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (value < 1 || value > largest) {
            problem(key, "\"" + text + "\" is not a whole number from 1 to " + largest);
            return fallback;
        }
        return value;
    }

    private Duration duration(String key, Duration fallback) {
        String text = given(key);
        if (text == null) {
            return fallback;
        }
        try {
            Duration duration = DurationText.parse(text);
            if (duration.isZero()) {
                problem(key, "must be longer than nothing");
            }
            return duration;
        } catch (IllegalArgumentException refused) {
            problem(key, String.valueOf(refused.getMessage()));
            return fallback;
        }
    }

    private int size(String key, int fallbackMegabytes) {
        String text = given(key);
        Matcher matcher = SIZE.matcher(text == null ? fallbackMegabytes + "MB" : text);
        if (matcher.matches()) {
            long bytes = Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("KB") ? 10 : 20);
            if (bytes > 0 && bytes <= 1L << 30) {
                return (int) bytes;
            }
        }
        problem(key, "\"" + text + "\" is not a size from 1KB to 1024MB, such as 64MB");
        return fallbackMegabytes << 20;
    }

    private void problem(String key, String message) {
        problems.add(Place.of("caravan.connection." + name + "." + key), message);
    }
}
