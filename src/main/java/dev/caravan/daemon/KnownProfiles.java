package dev.caravan.daemon;

import dev.caravan.connection.AuthSchemes;
import dev.caravan.vendor.ProfileFiles;
import dev.caravan.vendor.VendorProfiles;
import java.nio.file.Path;

/**
 * Vendor profiles as the settings say where they are.
 */
final class KnownProfiles {
    private KnownProfiles() {}

    /** The built-in ones and those of the cases' folder. */
    static VendorProfiles of(Settings settings) {
        return new VendorProfiles(
                ProfileFiles.builtIn(KnownProfiles.class.getClassLoader()),
                own(settings),
                AuthSchemes.builtIn().placeholders());
    }

    /** Those of the cases' folder. */
    static ProfileFiles own(Settings settings) {
        return settings.routes().startsWith("classpath:")
                ? ProfileFiles.none()
                : ProfileFiles.in(Path.of(settings.routes().replaceFirst("^file:", ""), "vendors"));
    }
}
