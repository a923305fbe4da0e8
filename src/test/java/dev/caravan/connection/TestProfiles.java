package dev.caravan.connection;

import dev.caravan.model.profile.VendorProfile;
import dev.caravan.vendor.ProfileFiles;
import dev.caravan.vendor.VendorProfiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Built-in profiles and settings for tests. */
final class TestProfiles {
    static final String APP_SECRET = "DemoSecret";
    static final String K3_SECRET = "appsecret01";

    private TestProfiles() {}

    /** A built-in profile, or one of the tests' own in {@code routes/vendors}. */
    static VendorProfile profile(String vendor) {
        return profile(vendor, ProfileFiles.onClassPath(TestProfiles.class.getClassLoader(), "routes/vendors"));
    }

    private static VendorProfile profile(String vendor, ProfileFiles own) {
        return new VendorProfiles(
                        ProfileFiles.builtIn(TestProfiles.class.getClassLoader()),
                        own,
                        AuthSchemes.builtIn().placeholders())
                .named(vendor);
    }

    /** Settings of the vendor "tiny", whose profile is this text. */
    static ConnectionSettings tiny(Path folder, String yaml, String... values) {
        try {
            Files.writeString(folder.resolve("tiny.yaml"), yaml);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Map<String, String> all = new HashMap<>(Map.of("base-url", "https://api.example.com"));
        return settings("tiny", profile("tiny", ProfileFiles.in(folder)), all, values);
    }

    /** Settings of any vendor. */
    static ConnectionSettings of(String vendor, String... values) {
        return settings(vendor, profile(vendor), new HashMap<>(), values);
    }

    static ConnectionSettings jackyun(String... more) {
        return jackyun("jackyun", more);
    }

    /** 吉客云 by its built-in profile or by {@code jackyun-declared}. */
    static ConnectionSettings jackyun(String vendor, String[] more) {
        Map<String, String> values = new HashMap<>(
                Map.of("base-url", "https://open.jackyun.com", "app-key", "12345678", "app-secret", APP_SECRET));
        return settings(vendor, profile(vendor), values, more);
    }

    static ConnectionSettings k3cloud(String... more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "base-url", "http://erp.example.com/k3cloud/",
                "acct-id", "acct01",
                "username", "Admin",
                "app-id", "appid01",
                "app-secret", K3_SECRET));
        return settings("k3cloud", profile("k3cloud"), values, more);
    }

    static ConnectionSettings okki(String... more) {
        return settings(
                "okki",
                profile("okki"),
                new HashMap<>(Map.of("client-id", "okki-client", "client-secret", "okki-secret")),
                more);
    }

    static ConnectionSettings xingchen(String... more) {
        Map<String, String> values = new HashMap<>(
                Map.of("client-id", "20250", "client-secret", "demo-client-secret", "outer-instance-id", "123456789"));
        return settings("xingchen", profile("xingchen"), values, more);
    }

    static ConnectionSettings banniu(String... more) {
        Map<String, String> values =
                new HashMap<>(Map.of("app-key", "demoKey", "app-secret", "demoSecret", "access-token", "demoToken"));
        return settings("banniu", profile("banniu"), values, more);
    }

    static ConnectionSettings tplus(String... more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "app-key", "tplus-key",
                "app-secret", "tplus-secret",
                "open-token", "open-token-0",
                "refresh-token", "refresh-token-0"));
        return settings("tplus", profile("tplus"), values, more);
    }

    private static ConnectionSettings settings(
            String name, VendorProfile profile, Map<String, String> values, String... more) {
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return ConnectionSettings.of(name, profile, values::get);
    }
}
