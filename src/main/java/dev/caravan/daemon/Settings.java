package dev.caravan.daemon;

import dev.caravan.camel.CaravanSettings;
import dev.caravan.config.Place;
import dev.caravan.config.SettingsText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of one start: those of the file, and over them those of the command line. Immutable.
 */
final class Settings {
    static final String PREFIX = "caravan.";
    static final String ROUTES = PREFIX + "routes";

    private final String file;
    private final Map<String, SettingsText.Entry> written;
    private final Map<String, String> overrides;

    private Settings(String file, Map<String, SettingsText.Entry> written, Map<String, String> overrides) {
        this.file = file;
        this.written = written;
        this.overrides = overrides;
    }

    /** Reads the settings file; a file that is named must be there, the usual one need not. */
    static Settings load(CommonOptions options) {
        Map<String, String> overrides = new LinkedHashMap<>(options.overrides);
        if (options.routes != null) {
            overrides.put(ROUTES, options.routes);
        }
        String routes = overrides.getOrDefault(ROUTES, System.getProperty(ROUTES, defaultRoutes()));
        LocaleCheck.requireReadable(Path.of(folder(routes)));
        String file = Objects.requireNonNullElse(options.config, folder(routes) + "/caravan.properties");
        boolean exists = Files.exists(Path.of(file));
        if (options.config != null && !exists) {
            throw new CommandException("--config " + file + ": there is no such file");
        }
        return new Settings(
                file, exists ? SettingsText.parse(file, TextFile.read(file, Path.of(file))) : Map.of(), overrides);
    }

    /** Settings of a program, without a file. */
    static Settings of(Map<String, String> values) {
        return new Settings("", Map.of(), new LinkedHashMap<>(values));
    }

    private static String defaultRoutes() {
        return CaravanSettings.DEFAULTS.getOrDefault("routes", "routes");
    }

    private static String folder(String routes) {
        return routes.replaceFirst("^file:", "").replaceAll("(?<=.)/+$", "");
    }

    /** What the file says, as Camel takes it. */
    Properties fileValues() {
        Properties values = new Properties();
        written.forEach((name, entry) -> values.setProperty(name, entry.value()));
        return values;
    }

    /** What the command line says, as Camel takes it. */
    Properties overrides() {
        Properties values = new Properties();
        overrides.forEach(values::setProperty);
        return values;
    }

    /** Every {@code caravan.} setting that is given anywhere this program can list. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(written.keySet());
        names.addAll(overrides.keySet());
        names.addAll(System.getProperties().stringPropertyNames());
        names.removeIf(name -> !name.startsWith(PREFIX));
        return names;
    }

    /** The text of a setting as it was given, placeholders and all; empty when it is not given. */
    String raw(String name) {
        String given = overrides.getOrDefault(name, System.getProperty(name, ""));
        SettingsText.Entry entry = written.get(name);
        return given.isEmpty() && entry != null ? entry.value() : given;
    }

    /** Where a setting stands. */
    Place placeOf(String name) {
        SettingsText.Entry entry = written.get(name);
        if (overrides.containsKey(name) || entry == null) {
            return Place.of("-D" + name);
        }
        return new Place(file, entry.line(), 1, "");
    }

    /** Settings that the file gives twice, with the line of the earlier one. */
    Map<String, Integer> twice() {
        Map<String, Integer> twice = new LinkedHashMap<>();
        written.forEach((name, entry) -> {
            if (entry.earlier() > 0) {
                twice.put(name, entry.earlier());
            }
        });
        return twice;
    }

    /** The folder of the cases as given. */
    String routes() {
        String routes = raw(ROUTES);
        return routes.isEmpty() ? defaultRoutes() : routes;
    }
}
