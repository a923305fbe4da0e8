package dev.caravan.camel;

import dev.caravan.config.DurationText;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;

/**
 * Caravan's settings, {@code caravan.*}, resolved one by one through Camel's properties: files, environment, system
 * properties or a host application's own configuration; values may be placeholders such as {@code {{env:NAME}}}.
 * Thread-safe.
 */
public final class CaravanSettings {
    /** Every setting but those of connections, with its default; the README's table is compared with it. */
    public static final Map<String, String> DEFAULTS = defaults();

    private static final String PREFIX = "caravan.";

    private final QuietProperties properties;

    CaravanSettings(CamelContext context) {
        this.properties = new QuietProperties(context);
    }

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("routes", "routes");
        defaults.put("store.url", "jdbc:sqlite:data/caravan.db");
        defaults.put("store.username", "");
        defaults.put("store.password", "");
        defaults.put("owner-life", "30s");
        defaults.put("lag", "");
        defaults.put("poll", "5s");
        defaults.put("http.host", "127.0.0.1");
        defaults.put("http.port", "8080");
        defaults.put("http.username", "");
        defaults.put("http.password", "");
        return Collections.unmodifiableMap(defaults);
    }

    /** The text of {@code caravan.<key>}: as configured, else its default. */
    public String text(String key) {
        return find(key).orElseGet(() -> DEFAULTS.getOrDefault(key, ""));
    }

    /** The text of {@code caravan.<key>} if it is configured and not blank. */
    public Optional<String> find(String key) {
        return properties.find(PREFIX + key).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A duration such as {@code 30s}. */
    public Duration duration(String key) {
        return parse(key, text(key));
    }

    /** A duration if it is configured. */
    public Optional<Duration> findDuration(String key) {
        return find(key).map(text -> parse(key, text));
    }

    private static Duration parse(String key, String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new CaravanException("setting " + PREFIX + key + ": " + malformed.getMessage());
        }
    }
}
