package dev.caravan.daemon;

import dev.caravan.camel.CaravanSettings;
import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigProblems;
import dev.caravan.config.NearestName;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.vendor.VendorProfiles;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds settings under {@code caravan.} that nothing reads, all at once, and says what was probably meant.
 */
final class SettingsCheck {
    private static final String CONNECTION = Settings.PREFIX + "connection.";

    private final Settings settings;
    private final VendorProfiles profiles;
    private final Map<String, Optional<Set<String>>> keysOfVendors = new TreeMap<>();
    private final ConfigProblems problems = new ConfigProblems();

    private SettingsCheck(Settings settings) {
        this.settings = settings;
        this.profiles = KnownProfiles.of(settings);
    }

    /** Throws a {@link ConfigException} that lists every unknown setting. */
    static void run(Settings settings) {
        SettingsCheck check = new SettingsCheck(settings);
        settings.names().forEach(check::check);
        settings.twice()
                .forEach((name, line) ->
                        check.problems.add(settings.placeOf(name), name + " is set in line " + line + " already"));
        check.problems.throwIfAny();
    }

    private void check(String name) {
        if (!name.startsWith(CONNECTION) || name.indexOf('.', CONNECTION.length()) < 0) {
            if (!CaravanSettings.DEFAULTS.containsKey(name.substring(Settings.PREFIX.length()))) {
                unknown(name, everything());
            }
            return;
        }
        String connection = connectionOf(name);
        Optional<Set<String>> known = keysOf(connection);
        if (known.isPresent() && !known.get().contains(name.substring(CONNECTION.length() + connection.length() + 1))) {
            unknown(name, full(connection, known.get()));
        }
    }

    private static String connectionOf(String name) {
        return name.substring(CONNECTION.length(), name.indexOf('.', CONNECTION.length()));
    }

    /** What a connection may have; empty when that is not known, because its vendor is wrong or comes from elsewhere. */
    private Optional<Set<String>> keysOf(String connection) {
        String vendor = settings.raw(CONNECTION + connection + ".vendor");
        return vendor.isEmpty() || vendor.contains("{{")
                ? Optional.empty()
                : keysOfVendors.computeIfAbsent(vendor, this::keysOfVendor);
    }

    private Optional<Set<String>> keysOfVendor(String vendor) {
        try {
            return Optional.of(ConnectionSettings.knownKeys(profiles.named(vendor)));
        } catch (ConfigException unusable) {
            // told with the cases that name the connection, which alone suffer from it
            return Optional.empty();
        }
    }

    private Set<String> everything() {
        Set<String> all = new TreeSet<>();
        CaravanSettings.DEFAULTS.keySet().forEach(key -> all.add(Settings.PREFIX + key));
        settings.names().stream()
                .filter(name -> name.startsWith(CONNECTION) && name.indexOf('.', CONNECTION.length()) > 0)
                .map(SettingsCheck::connectionOf)
                .distinct()
                .forEach(connection -> keysOf(connection).ifPresent(keys -> all.addAll(full(connection, keys))));
        return all;
    }

    private static Set<String> full(String connection, Set<String> keys) {
        Set<String> names = new TreeSet<>();
        keys.forEach(key -> names.add(CONNECTION + connection + "." + key));
        return names;
    }

    private void unknown(String name, Set<String> known) {
        problems.add(
                settings.placeOf(name),
                "unknown setting \"" + name + "\""
                        + NearestName.of(name, known)
                                .map(near -> "; did you mean \"" + near + "\"?")
                                .orElse(". Known are " + String.join(", ", known)));
    }
}
