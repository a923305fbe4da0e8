package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that come by themselves, over HTTP, to the program as a process of its own. */
class WebhookIT {
    private static final String CASE = "orders-webhook";
    private static final String ORDERS = "[{\"orderNo\":\"A1\",\"amount\":12.50},{\"orderNo\":\"A2\",\"amount\":3}]";

    @TempDir
    private Path folder;

    private CommandWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new CommandWorld(folder, 10);
        Files.createDirectories(world.routes().resolve(CASE));
        Files.copy(Path.of("routes", CASE, "route.camel.yaml"), world.routeOf(CASE));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void ordersAreDurableWhenTheyAreAnsweredAndTheSameOnesAreNoChange() throws Exception {
        try (DaemonProcess daemon = DaemonProcess.start(world, "run")) {
            awaitCases(daemon);
            assertThat(post(daemon, ORDERS, null).body()).isEqualTo("staged 2, unchanged 0");
            assertThat(post(daemon, ORDERS, null).body()).isEqualTo("staged 0, unchanged 2");
            assertThat(post(daemon, "{\"orderNo\":\"A1\",\"amount\":13}", null).body())
                    .isEqualTo("staged 1, unchanged 0");
            assertThat(post(daemon, "[{\"orderNo\":", null).statusCode()).isEqualTo(500);
            assertThat(post(daemon, "[{\"orderNo\":\"A3\",\"amount\":1}, null]", null)
                            .statusCode())
                    .as("what is not staged is not taken for staged")
                    .isEqualTo(500);
            assertThat(daemon.get("/observe/health").statusCode()).isEqualTo(200);
            assertThat(daemon.get("/observe/metrics").statusCode()).isEqualTo(200);
            daemon.terminate(30);
        }
        assertThat(world.caravan("status", CASE).out()).containsPattern(CASE + " .* 2 ");
    }

    @Test
    void aDoorWithAUserLetsNobodyElseIn() throws Exception {
        try (DaemonProcess daemon = DaemonProcess.start(
                world, "run", "-Dcaravan.http.username=shop", "-Dcaravan.http.password=open-sesame")) {
            awaitCases(daemon);
            assertThat(post(daemon, ORDERS, null).statusCode()).isEqualTo(401);
            assertThat(post(daemon, ORDERS, "shop:wrong").statusCode()).isEqualTo(401);
            assertThat(daemon.get("/observe/health").statusCode()).isEqualTo(401);
            assertThat(daemon.get("/observe/metrics").statusCode()).isEqualTo(401);
            assertThat(post(daemon, ORDERS, "shop:open-sesame").body()).isEqualTo("staged 2, unchanged 0");
        }
    }

    private static void awaitCases(DaemonProcess daemon) {
        await().atMost(Duration.ofSeconds(90)).until(() -> daemon.output().contains("cases run") || !daemon.isAlive());
        assertThat(daemon.log).content().contains("2 cases run");
    }

    private static HttpResponse<String> post(DaemonProcess daemon, String body, String user) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + daemon.port + "/hook/orders"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (user != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
