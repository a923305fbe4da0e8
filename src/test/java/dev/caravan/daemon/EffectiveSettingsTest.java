package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {
    @Test
    void masksSecretsByNameAndInUrls() {
        Settings settings = Settings.of(Map.of(
                "caravan.store.url", "jdbc:postgresql://me:hidden1@db/x?user=me&password=hidden2&ssl=true",
                "caravan.store.password", "hidden3",
                "caravan.connection.a.app-secret", "hidden4",
                "caravan.connection.a.access-token", "hidden5",
                "caravan.connection.a.app-key", "12345678",
                "caravan.connection.a.base-url", "{{env:CARAVAN_NO_SUCH_VARIABLE}}"));
        CamelContext context = Contexts.make(settings);
        try {
            Map<String, String> values = EffectiveSettings.of(context, settings);

            assertThat(values.toString()).doesNotContain("hidden");
            assertThat(values)
                    .containsEntry("caravan.connection.a.app-key", "12345678")
                    .containsEntry("caravan.connection.a.app-secret", "***")
                    .containsEntry("caravan.poll", "5s")
                    .containsEntry("caravan.connection.a.base-url", "{{env:CARAVAN_NO_SUCH_VARIABLE}} (not set)");
        } finally {
            context.stop();
        }
    }
}
