package dev.caravan.migrate;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigException;
import dev.caravan.config.Place;
import dev.caravan.config.SettingsText;
import dev.caravan.model.profile.VendorProfile;
import dev.caravan.vendor.VendorProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The folder that takes the case: which connections, schemes and vendors it has already. Nothing is written here. */
final class CasesRoot {
    static final String SETTINGS = "caravan.properties";
    static final String SCHEMES = "schemes.yaml";
    private static final String CONNECTION = "caravan.connection.";
    private static final String VENDOR = ".vendor";

    private final Path folder;
    private final VendorProfiles profiles;
    private final Map<String, String> vendorsOfConnections = new TreeMap<>();
    private final Map<String, String> schemes;
    private final Map<String, VendorProfile> read = new HashMap<>();

    CasesRoot(Path folder, VendorProfiles profiles) {
        this.folder = folder;
        this.profiles = profiles;
        readSettings();
        this.schemes = read(SCHEMES)
                .map(text -> {
                    ConfigDocument document =
                            ConfigDocument.read(folder.resolve(SCHEMES).toString(), text);
                    Map<String, String> names = document.map().textMap();
                    document.throwIfInvalid();
                    return names;
                })
                .orElse(Map.of());
    }

    private void readSettings() {
        SettingsText.parse(folder.resolve(SETTINGS).toString(), read(SETTINGS).orElse(""))
                .forEach((name, entry) -> {
                    if (name.startsWith(CONNECTION) && name.endsWith(VENDOR)) {
                        vendorsOfConnections.put(
                                name.substring(CONNECTION.length(), name.length() - VENDOR.length()),
                                entry.value().strip());
                    }
                });
    }

    Path folder() {
        return folder;
    }

    /** The text of a file below the folder, empty when there is none. */
    Optional<String> read(String file) {
        Path path = folder.resolve(file);
        try {
            return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new ConfigException(Place.of(path.toString()), "cannot be read: " + unreadable.getMessage());
        }
    }

    Set<String> vendors() {
        return profiles.names();
    }

    boolean hasVendor(String vendor) {
        return profiles.names().contains(vendor);
    }

    VendorProfile profile(String vendor) {
        return read.computeIfAbsent(vendor, profiles::named);
    }

    /** Compiles a vendor's profile as it will be when its file is this one. */
    void compile(String vendor, ConfigDocument file) {
        profiles.with(vendor, file);
    }

    /** The vendor's connection: the one of its name, else the first, else one of its name that is still to be made. */
    String connectionOf(String vendor) {
        return vendorsOfConnections.entrySet().stream()
                .filter(entry -> entry.getValue().equals(vendor))
                .map(Map.Entry::getKey)
                .filter(name -> !vendor.equals(vendorsOfConnections.get(vendor)) || name.equals(vendor))
                .findFirst()
                .orElse(vendor);
    }

    boolean hasConnection(String name) {
        return vendorsOfConnections.containsKey(name);
    }

    /** What {@code schemes.yaml} says. */
    Map<String, String> schemes() {
        return Map.copyOf(schemes);
    }

    /** The case that {@code schemes.yaml} gives a scheme. */
    Optional<String> caseOf(String scheme) {
        return Optional.ofNullable(schemes.get(scheme));
    }
}
