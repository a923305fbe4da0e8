package dev.caravan.connection;

import dev.caravan.config.ConfigException;
import dev.caravan.config.NearestName;
import dev.caravan.config.Place;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.Transport;
import dev.caravan.model.profile.VendorProfile;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One account as configured under {@code caravan.connection.<name>.}. Holds secrets; {@code toString} names none.
 *
 * @param values what the profile's settings are, defaults included; absent ones are left out
 * @param requestsPerSecond above 0
 * @param concurrency requests in flight at once, at least 1
 * @param connectTimeout until a connection stands
 * @param responseTimeout until the first byte of the answer
 * @param pageTimeout until the answer's last byte
 * @param attempts how often a request is sent at most, at least 1
 * @param retryDelay wait before the second attempt; doubles
 * @param longestWait longest wait in place; longer ones give the thread back
 * @param maxBodyBytes largest answer
 */
public record ConnectionSettings(
        String name,
        VendorProfile profile,
        Map<String, String> values,
        double requestsPerSecond,
        int concurrency,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration pageTimeout,
        int attempts,
        Duration retryDelay,
        Duration longestWait,
        int maxBodyBytes) {
    public ConnectionSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Reads the settings of a connection.
     *
     * @param lookup the text of a key such as {@code app-secret}, null when it is not set
     * @throws dev.caravan.config.ConfigException with every problem: missing, malformed or not allowed; never a secret's
     *     value
     */
    public static ConnectionSettings of(String name, VendorProfile profile, Function<String, @Nullable String> lookup) {
        return new SettingsReader(name, profile, lookup).read();
    }

    /** Every key a connection of this vendor may have. */
    public static Set<String> knownKeys(VendorProfile profile) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add("vendor");
        keys.addAll(profile.settings().keySet());
        keys.addAll(SettingsReader.COMMON);
        return keys;
    }

    /** A setting's value, empty when it is absent. */
    public String value(String key) {
        return values.getOrDefault(key, "");
    }

    /** An option that the profile gives its authentication scheme, or the fallback. */
    public String authOption(String option, String fallback) {
        return profile.auth().options().getOrDefault(option, fallback);
    }

    /**
     * An operation of the profile; a leading slash does not matter.
     *
     * @throws ConfigException naming the nearest one when there is none
     */
    public Operation operation(String wanted) {
        Map<String, Operation> operations = profile.operations();
        Operation operation = operations.get(wanted.startsWith("/") ? wanted.substring(1) : wanted);
        operation = operation == null ? operations.get(wanted) : operation;
        if (operation == null) {
            throw new ConfigException(
                    Place.of("connection '" + name + "'"),
                    NearestName.unknown("operation", wanted, operations.keySet()));
        }
        return operation;
    }

    /** The secret values. */
    public Set<String> secrets() {
        return profile.settings().entrySet().stream()
                .filter(entry -> entry.getValue().secret() && values.containsKey(entry.getKey()))
                .map(entry -> value(entry.getKey()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * A fingerprint of everything configured, secrets included; changes when any setting does. Costs some milliseconds by
     * intent, so that it does not betray a weak password.
     */
    public String fingerprint() {
        String tuning = String.join(
                "|",
                String.valueOf(requestsPerSecond),
                String.valueOf(concurrency),
                connectTimeout.toString(),
                responseTimeout.toString(),
                pageTimeout.toString(),
                String.valueOf(attempts),
                retryDelay.toString(),
                longestWait.toString(),
                String.valueOf(maxBodyBytes));
        return Digests.hex(Digests.stretched(Digests.canonical(values) + tuning, "caravan settings " + name));
    }

    /** A fingerprint of the account and its credentials only; keys the stored token. As slow as {@link #fingerprint}. */
    public String credentialFingerprint() {
        return credentialFingerprint(values);
    }

    /** As {@link #credentialFingerprint()}, of those settings that a token belongs to. */
    String credentialFingerprint(Map<String, String> credentials) {
        return Digests.hex(Digests.stretched(Digests.canonical(credentials), "caravan credentials " + name));
    }

    /** What makes it the same account at the vendor, readable, e.g. {@code https://open.jackyun.com|12345678}. */
    public String accountIdentity() {
        return profile.identity().stream().map(this::identity).collect(Collectors.joining("|"));
    }

    private String identity(String key) {
        return switch (key) {
            case "base-url" -> SettingChecks.normalized(value(key));
            case "url" -> ServerAddress.shown(value(key));
            default -> value(key);
        };
    }

    /** The zone of time texts without an offset: the setting {@code zone} where the vendor has one, else the profile's. */
    public ZoneId zone() {
        return values.containsKey("zone") ? ZoneId.of(value("zone")) : profile.zone();
    }

    @Override
    public String toString() {
        String address = profile.transport() == Transport.HTTP ? value("base-url") : ServerAddress.shown(value("url"));
        return "connection '" + name + "' (" + profile.name() + ", " + address + ")";
    }
}
