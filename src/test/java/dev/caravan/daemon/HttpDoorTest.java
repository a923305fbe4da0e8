package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.camel.Caravan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

class HttpDoorTest {
    private static final String FREE = freePort();

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static HttpDoor door(Map<String, String> values) {
        CamelContext context = Contexts.make(Settings.of(values));
        try {
            return HttpDoor.of(Caravan.of(context).settings());
        } finally {
            context.stop();
        }
    }

    @Test
    void staysOnThisMachineUnlessToldOtherwise() {
        try (HttpDoor door = door(Map.of("caravan.http.port", FREE))) {
            assertThat(door.camelSettings())
                    .containsEntry("camel.management.host", "127.0.0.1")
                    .containsEntry("camel.management.port", FREE)
                    .doesNotContainKey("camel.management.basicPropertiesFile");
        }
    }

    @Test
    void refusesToOpenToOtherMachinesWithoutCredentials() {
        assertThatThrownBy(() -> door(Map.of("caravan.http.host", "0.0.0.0", "caravan.http.username", "ops")))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("caravan.http.host = 0.0.0.0")
                .hasMessageContaining("caravan.http.password");
    }

    @Test
    void asksForTheCredentialsAndForgetsTheirFile() {
        Path users;
        try (HttpDoor door = door(Map.of(
                "caravan.http.host", "0.0.0.0",
                "caravan.http.port", FREE,
                "caravan.http.username", "ops",
                "caravan.http.password", "s3cret"))) {
            Map<String, String> camel = door.camelSettings();
            users = Path.of(camel.get("camel.management.basicPropertiesFile"));
            assertThat(camel).containsEntry("camel.management.authenticationEnabled", "true");
            assertThat(users).content().contains("user.ops=s3cret,observer");
        }
        assertThat(Files.exists(users)).isFalse();
    }

    @Test
    void refusesAPasswordThatTheServersFileCannotHold() {
        assertThatThrownBy(() -> door(Map.of(
                        "caravan.http.port", FREE,
                        "caravan.http.username", "ops",
                        "caravan.http.password", "密码")))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("caravan.http.password has a character")
                .hasMessageNotContaining("密码");
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThatThrownBy(() -> door(Map.of("caravan.http.port", "http")))
                .hasMessageContaining("caravan.http.port is \"http\"");
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThatThrownBy(() -> door(Map.of("caravan.http.port", port)))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("cannot be served at 127.0.0.1:" + port);
        }
    }
}
