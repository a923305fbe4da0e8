package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCheckTest {
    @TempDir
    private Path folder;

    private Settings settings(String text, Map<String, String> overrides) throws IOException {
        CommonOptions options = new CommonOptions();
        options.routes = folder.toString();
        options.config =
                Files.writeString(folder.resolve("caravan.properties"), text).toString();
        options.overrides = overrides;
        return Settings.load(options);
    }

    @Test
    void takesEverySettingOfTheShippedFile() {
        CommonOptions options = new CommonOptions();

        assertThatCode(() -> SettingsCheck.run(Settings.load(options))).doesNotThrowAnyException();
    }

    @Test
    void tellsAllUnknownSettingsAtOnceWithTheirPlaces() throws IOException {
        Settings wrong = settings(
                "caravan.stor.url = x\ncaravan.connection.shop.vendor = jackyun\ncaravan.connection.shop.app-kye = 1\n",
                Map.of("caravan.ownerlife", "30s"));

        assertThatThrownBy(() -> SettingsCheck.run(wrong))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("caravan.properties:1:1: unknown setting \"caravan.stor.url\"; did you mean"
                        + " \"caravan.store.url\"?")
                .hasMessageContaining("caravan.properties:3:1: unknown setting \"caravan.connection.shop.app-kye\";"
                        + " did you mean \"caravan.connection.shop.app-key\"?")
                .hasMessageContaining("-Dcaravan.ownerlife: unknown setting \"caravan.ownerlife\"; did you mean"
                        + " \"caravan.owner-life\"?");
    }

    @Test
    void tellsASettingThatStandsTwice() throws IOException {
        Settings twice = settings("caravan.lag = 1m\ncaravan.lag = 2m\n", Map.of());

        assertThatThrownBy(() -> SettingsCheck.run(twice))
                .hasMessageContaining("caravan.properties:2:1: caravan.lag is set in line 1 already");
    }

    @Test
    void leavesTheSettingsOfOtherProgramsAlone() throws IOException {
        Settings other = settings("camel.component.http.x = 1\nmine.y = 2\n", Map.of("z", "3"));

        assertThatCode(() -> SettingsCheck.run(other)).doesNotThrowAnyException();
    }

    @Test
    void commandLineComesBeforeTheFile() throws IOException {
        Settings both = settings("caravan.lag = 1m\n", Map.of("caravan.lag", "2m"));

        assertThat(both.raw("caravan.lag")).isEqualTo("2m");
        assertThat(both.placeOf("caravan.lag")).hasToString("-Dcaravan.lag");
    }
}
