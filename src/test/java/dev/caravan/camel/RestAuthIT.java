package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.store.jdbc.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in that the profile {@code rest} knows, and what happens when tokens end or cannot be had. */
class RestAuthIT {
    private static final int ROWS = 25;
    private static final String PROFILE = """
            extends: rest
            operations:
              items:
                records: { at: items, key: id }
                paging: { style: page-number, page: page, first: 0, size: limit, default-size: 10, stop: total, total: total }
            """;
    private static final Map<String, String> PASSWORD =
            Map.of("auth", "password", "username", "u", "password", "geheim-1");

    @TempDir
    Path folder;

    private final RestServer server = new RestServer(ROWS);

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of(Map.of("auth", "none"), header("Authorization", null)),
                Arguments.of(
                        Map.of("auth", "basic", "username", "Aladdin", "password", "open sesame"),
                        header("Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")),
                Arguments.of(Map.of("auth", "bearer", "token", "tok-en-1"), header("Authorization", "Bearer tok-en-1")),
                Arguments.of(Map.of("auth", "api-key", "api-key", "key-1"), header("X-api-key", "key-1")),
                Arguments.of(
                        Map.of("auth", "api-key", "api-key", "key-1", "api-key-in", "query", "api-key-name", "k"),
                        (Predicate<RestServer.Request>)
                                request -> "key-1".equals(request.parameters().get("k"))));
    }

    private static Predicate<RestServer.Request> header(String name, String value) {
        return request -> Objects.equals(request.headers().get(name), value);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void requestsProveWhoSendsThem(Map<String, String> settings, Predicate<RestServer.Request> access)
            throws Exception {
        server.access = access;
        try (RestCase running = start("items-of-api", settings)) {
            assertComplete(running.extract());
            assertThat(running.counts().total()).isEqualTo(ROWS);
        }
    }

    @Test
    void credentialsThatAreRefusedHoldTheCaseWithAdvice() throws Exception {
        server.access = request -> false;
        try (RestCase running = start("items-of-api", Map.of("auth", "bearer", "token", "tok-en-1"))) {
            assertThat(running.extract().problem())
                    .contains("connection api, operation items", "HTTP 401", "check the credentials of the connection");
            assertThat(server.refusals())
                    .as("the first page and the one read ahead")
                    .isBetween(1, 2);
            assertThat(running.events(RunEvent.Held.class)).hasSize(1);
        }
    }

    static Stream<Map<String, String>> grants() {
        return Stream.of(
                PASSWORD,
                Map.of(
                        "auth",
                        "client-credentials",
                        "client-id",
                        "c",
                        "client-secret",
                        "client-secret-1",
                        "scope",
                        "a b"),
                Map.of("auth", "refresh", "refresh-token", "refresh-0"));
    }

    @ParameterizedTest
    @MethodSource("grants")
    void tokensAreObtainedAndReplacedInTheMiddleOfARun(Map<String, String> settings) throws Exception {
        server.requireToken();
        try (RestCase running = start("items-of-api", settings)) {
            assertComplete(running.extract());
            server.expireToken();
            assertComplete(running.extract());
            assertThat(server.grants()).hasSize(2);
            assertThat(running.events(RunEvent.LoggedIn.class)).hasSize(2);
            assertThat(server.grants().get(0)).doesNotContainValue("");
            assertThat(server.grants().get(0).containsKey("scope")).isEqualTo(settings.containsKey("scope"));
        }
    }

    @Test
    void anOutageOfTheTokenEndpointIsOneAlertAndFewRequests() throws Exception {
        server.requireToken();
        server.granting = false;
        try (RestCase running = start("items-of-api", PASSWORD)) {
            for (int i = 0; i < 5; i++) {
                ExtractionReport report = running.extract();
                assertThat(report.end()).isEqualTo(ExtractionReport.End.FAILED);
                assertThat(report.problem()).contains("HTTP 503", "maintenance");
            }
            assertThat(server.grants().size()).isBetween(1, 5);
            assertThat(running.events(RunEvent.TokenUnavailable.class))
                    .singleElement()
                    .satisfies(outage -> assertThat(outage.reason()).contains("HTTP 503"));
            assertThat(running.events(RunEvent.Held.class)).isEmpty();

            server.granting = true;
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> running.extract().problem() == null);
            assertThat(running.events(RunEvent.TokenAvailable.class)).hasSize(1);
            assertThat(running.events(RunEvent.TokenUnavailable.class)).hasSize(1);
        }
    }

    @Test
    void twoContextsOnOneDatabaseServerRenewATokenOnce() throws Exception {
        Map<String, String> settings = new HashMap<>(PASSWORD);
        server.requireToken();
        String url = PostgresServer.newSchema();
        try (RestCase one = start("one", settings, url);
                RestCase two = start("two", settings, url)) {
            assertComplete(one.extract());
            assertComplete(two.extract());
            assertThat(server.grants()).hasSize(1);

            server.expireToken();
            server.beforeGrant = () -> await().atMost(Duration.ofSeconds(30)).until(() -> server.refusals() >= 2);
            List<CompletableFuture<ExtractionReport>> runs =
                    List.of(CompletableFuture.supplyAsync(one::extract), CompletableFuture.supplyAsync(two::extract));
            runs.forEach(run -> assertComplete(run.join()));
            assertThat(server.grants())
                    .extracting(form -> form.get("grant_type"))
                    .containsExactly("password", "refresh_token");
        }
    }

    private static void assertComplete(ExtractionReport report) {
        assertThat(report.problem()).isNull();
        assertThat(report.end()).isEqualTo(ExtractionReport.End.COMPLETE);
    }

    private RestCase start(String caseName, Map<String, String> settings) throws Exception {
        return start(caseName, settings, "jdbc:sqlite:" + folder.resolve("store/caravan.db"));
    }

    private RestCase start(String caseName, Map<String, String> settings, String storeUrl) throws Exception {
        Map<String, String> all = new HashMap<>();
        settings.forEach((name, value) -> all.put("caravan.connection.api." + name, value));
        all.put("caravan.store.url", storeUrl);
        return RestCase.start(folder, caseName, server, PROFILE, all);
    }
}
