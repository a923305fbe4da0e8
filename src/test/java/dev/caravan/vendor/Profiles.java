package dev.caravan.vendor;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Profiles for tests. */
final class Profiles {
    private static final Map<String, Set<String>> SCHEMES = Map.of(
            "declared", Set.of(),
            "jackyun-md5", Set.of(),
            "k3cloud", Set.of("login-time", "login-sign"),
            "xingchen", Set.of("app-key", "app-signature"));

    private Profiles() {}

    static VendorProfiles builtIn() {
        return new VendorProfiles(ProfileFiles.builtIn(Profiles.class.getClassLoader()), ProfileFiles.none(), SCHEMES);
    }

    static VendorProfiles with(Path folder) {
        return new VendorProfiles(
                ProfileFiles.builtIn(Profiles.class.getClassLoader()), ProfileFiles.in(folder), SCHEMES);
    }
}
