package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveSettingsTest {
    @TempDir
    private Path routes;

    @Test
    void masksSecretsByNameAndInUrls() {
        Map<String, String> values = effective(Map.of(
                "caravan.store.url", "jdbc:postgresql://me:hidden1@db/x?user=me&password=hidden2&ssl=true",
                "caravan.store.password", "hidden3",
                "caravan.connection.a.app-secret", "hidden4",
                "caravan.connection.a.access-token", "hidden5",
                "caravan.connection.a.app-key", "12345678",
                "caravan.connection.b.base-url", "https://b.example/x?access_token=hidden6&v=2",
                "caravan.connection.a.base-url", "{{env:CARAVAN_NO_SUCH_VARIABLE}}"));

        assertThat(values.toString()).doesNotContain("hidden");
        assertThat(values)
                .containsEntry("caravan.connection.a.app-key", "12345678")
                .containsEntry("caravan.connection.a.app-secret", "***")
                .containsEntry("caravan.connection.b.base-url", "https://b.example/x?access_token=***&v=2")
                .containsEntry("caravan.poll", "5s")
                .containsEntry("caravan.connection.a.base-url", "{{env:CARAVAN_NO_SUCH_VARIABLE}} (not set)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "apikey", "appkey", "signkey", "private-key", "passphrase", "pwd"})
    void masksWhatIsNamedLikeASecret(String key) {
        assertThat(effective(Map.of("caravan.connection.a." + key, "hidden")))
                .containsEntry("caravan.connection.a." + key, "***");
    }

    @Test
    void masksWhatAProfileOfTheFolderCallsSecret() throws IOException {
        Files.createDirectories(routes.resolve("vendors"));
        Files.writeString(routes.resolve("vendors/mine.yaml"), """
                extends: rest
                label: Mine
                settings:
                  pin: { secret: true, about: "a number" }
                  shop: { about: "its name" }
                """);

        Map<String, String> values = effective(Map.of(
                "caravan.connection.a.vendor", "mine",
                "caravan.connection.a.pin", "hidden",
                "caravan.connection.a.base-url", "https://a.example/hidden/x",
                "caravan.connection.a.shop", "市场"));

        assertThat(values)
                .containsEntry("caravan.connection.a.pin", "***")
                .containsEntry("caravan.connection.a.base-url", "https://a.example/***/x")
                .containsEntry("caravan.connection.a.shop", "市场");
    }

    @Test
    void showsNothingOfAConnectionWhoseProfileCannotBeRead() {
        assertThat(effective(Map.of("caravan.connection.a.vendor", "nobody", "caravan.connection.a.pin", "hidden")))
                .containsEntry("caravan.connection.a.vendor", "nobody")
                .containsEntry("caravan.connection.a.pin", "***");
    }

    private Map<String, String> effective(Map<String, String> given) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.put(Settings.ROUTES, routes.toString());
        Settings settings = Settings.of(all);
        CamelContext context = Contexts.make(settings);
        try {
            return EffectiveSettings.of(context, settings);
        } finally {
            context.stop();
        }
    }
}
