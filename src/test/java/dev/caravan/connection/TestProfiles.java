package dev.caravan.connection;

import dev.caravan.model.profile.VendorProfile;
import dev.caravan.vendor.ProfileFiles;
import dev.caravan.vendor.VendorProfiles;
import java.util.HashMap;
import java.util.Map;

/** Built-in profiles and settings for tests. */
final class TestProfiles {
    static final String APP_SECRET = "DemoSecret";
    static final String K3_SECRET = "appsecret01";

    private TestProfiles() {}

    static VendorProfile profile(String vendor) {
        return new VendorProfiles(
                        ProfileFiles.builtIn(TestProfiles.class.getClassLoader()),
                        ProfileFiles.none(),
                        AuthSchemes.builtIn().placeholders())
                .named(vendor);
    }

    static ConnectionSettings jackyun(String... more) {
        Map<String, String> values = new HashMap<>(
                Map.of("base-url", "https://open.jackyun.com", "app-key", "12345678", "app-secret", APP_SECRET));
        return settings("jackyun", values, more);
    }

    static ConnectionSettings k3cloud(String... more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "base-url", "http://erp.example.com/k3cloud/",
                "acct-id", "acct01",
                "username", "Admin",
                "app-id", "appid01",
                "app-secret", K3_SECRET));
        return settings("k3cloud", values, more);
    }

    private static ConnectionSettings settings(String vendor, Map<String, String> values, String... more) {
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return ConnectionSettings.of(vendor, profile(vendor), values::get);
    }
}
