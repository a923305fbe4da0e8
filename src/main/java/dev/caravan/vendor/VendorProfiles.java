package dev.caravan.vendor;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigProblem;
import dev.caravan.config.NearestName;
import dev.caravan.config.Place;
import dev.caravan.model.profile.VendorProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds vendor profiles by name: the built-in one, with the user's {@code vendors/<vendor>.yaml} laid over it. Maps are
 * merged, lists replaced, except that the user's {@code answers.rules} come before the built-in ones. {@code extends: none}
 * makes the user's file stand alone, {@code extends: <vendor>} builds upon another built-in profile. Thread-safe.
 */
public final class VendorProfiles {
    private static final String NONE = "none";
    private static final String AUTH = "auth";

    private final ProfileFiles builtIn;
    private final ProfileFiles own;
    private final Map<String, Set<String>> schemes;

    /**
     * Profiles of two places.
     *
     * @param own the user's files; {@link ProfileFiles#none()} when there are none
     * @param schemes names of the authentication schemes, each with the {@code {name}}s it gives login operations
     */
    public VendorProfiles(ProfileFiles builtIn, ProfileFiles own, Map<String, Set<String>> schemes) {
        this.builtIn = builtIn;
        this.own = own;
        this.schemes = Map.copyOf(schemes);
    }

    /** The names of all profiles. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(builtIn.names());
        names.addAll(own.names());
        return names;
    }

    /**
     * The profile of a vendor.
     *
     * @throws ConfigException with every problem of its files, or naming the nearest vendor when there is none
     */
    public VendorProfile named(String vendor) {
        return named(vendor, own.find(vendor));
    }

    /**
     * The profile that a vendor would have if the user's file was this one.
     *
     * @throws ConfigException with every problem of the files
     */
    public VendorProfile with(String vendor, ConfigDocument file) {
        return named(vendor, Optional.of(file));
    }

    private VendorProfile named(String vendor, Optional<ConfigDocument> top) {
        Optional<ConfigDocument> base = base(vendor, top);
        if (top.isEmpty() && base.isEmpty()) {
            throw new ConfigException(Place.of("vendor"), NearestName.unknown("vendor", vendor, names()));
        }
        List<ConfigDocument> documents = new ArrayList<>();
        top.ifPresent(documents::add);
        base.ifPresent(documents::add);
        VendorProfile profile = read(vendor, documents);
        List<ConfigProblem> problems = documents.stream()
                .flatMap(document -> document.problems().list().stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return profile;
    }

    private Optional<ConfigDocument> base(String vendor, Optional<ConfigDocument> top) {
        Optional<String> wanted = top.flatMap(document -> document.map().optionalText("extends"));
        if (wanted.isEmpty()) {
            return builtIn.find(vendor);
        }
        String name = wanted.get();
        Optional<ConfigDocument> found = name.equals(NONE) ? Optional.empty() : builtIn.find(name);
        if (found.isEmpty() && !name.equals(NONE)) {
            Set<String> allowed = new TreeSet<>(builtIn.names());
            allowed.add(NONE);
            top.ifPresent(document ->
                    document.map().problem("extends", NearestName.unknown("built-in profile", name, allowed)));
        }
        return found;
    }

    /**
     * What of a base a file builds upon: not its name, and nothing of its authentication when the file names a scheme, whose
     * parts are its own.
     */
    private static ConfigMap whatIsLeft(ConfigMap top, ConfigMap base) {
        ConfigMap unnamed = base.without("vendor");
        return top.mapOrEmpty(AUTH).has("scheme") ? unnamed.without(AUTH) : unnamed;
    }

    private VendorProfile read(String vendor, List<ConfigDocument> documents) {
        ConfigMap merged = documents.get(0).map();
        for (ConfigDocument below : documents.subList(1, documents.size())) {
            merged = merged.over(whatIsLeft(merged, below.map()));
        }
        List<ConfigMap> rules = documents.stream()
                .flatMap(document -> document.map().mapOrEmpty("answers").maps("rules").stream())
                .toList();
        return new ProfileReader(schemes).read(vendor, merged, rules);
    }
}
