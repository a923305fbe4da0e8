package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.run.ExtractionReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of paging and of ending a list, declared in a few lines that extend the profile {@code rest}. */
class RestPagingIT {
    private static final String PROFILE = """
            extends: rest
            operations:
              items:
                records: { at: items, key: id }
                REQUEST
                paging: { PAGING, size: limit, default-size: 10, stop: STOP }
            """;
    private static final Map<String, String> STYLES = Map.of(
            "page-number", "style: page-number, page: page, first: 0",
            "offset", "style: offset, offset: offset",
            "cursor", "style: cursor, cursor: cursor, next: next",
            "next-link", "style: next-link, next: link",
            "keyset", "style: keyset, after: after, by: id");
    private static final Map<String, String> STOPS = Map.of(
            "short-page", "short-page",
            "empty-page", "empty-page",
            "total", "total, total: total",
            "page-count", "page-count, page-count: pages",
            "has-more", "has-more, has-more: more",
            "no-cursor", "no-cursor");

    @TempDir
    Path folder;

    static Stream<Arguments> ways() {
        Map<String, List<String>> stops = Map.of(
                "page-number", List.of("short-page", "empty-page", "total", "page-count", "has-more"),
                "offset", List.of("short-page", "empty-page", "total", "page-count", "has-more"),
                "cursor", List.of("no-cursor", "total", "page-count", "has-more"),
                "next-link", List.of("no-cursor", "total", "has-more"),
                "keyset", List.of("short-page", "empty-page", "total", "has-more"));
        return stops.keySet().stream().sorted().flatMap(style -> stops.get(style).stream()
                .flatMap(stop -> Stream.of(Arguments.of(style, stop, 25), Arguments.of(style, stop, 20))));
    }

    @ParameterizedTest(name = "{0}, ended by {1}, {2} records")
    @MethodSource("ways")
    void everyRecordIsReadOnce(String style, String stop, int rows) throws Exception {
        try (RestServer server = new RestServer(rows);
                RestCase running = start(server, style, stop, "method: GET")) {
            assertRead(running, rows);
            int full = (rows + 9) / 10;
            boolean needsOneMore = stop.equals("empty-page") || stop.equals("short-page") && rows % 10 == 0;
            assertThat(server.pages()).hasSizeBetween(needsOneMore ? full + 1 : full, full + 2);
        }
    }

    @Test
    void aVendorThatCapsPagesBelowTheSizeAskedForEndsNoWindow() throws Exception {
        try (RestServer server = new RestServer(9);
                RestCase running = start(server, "offset", "short-page", "method: GET", 4)) {
            server.largestPage = 5;
            assertThat(running.extract().problem())
                    .contains("a page of 10 was asked for, 5 records came, and more follow", "set pageSize: 5");
            assertThat(running.counts().total()).isZero();

            server.largestPage = 10;
            assertThat(running.extract().problem()).isNull();
            assertThat(running.counts().total()).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ method: POST, encoding: json }", "{ method: POST, encoding: form }", "{ method: GET }"})
    void pagesAreAskedForInTheBodyOrTheQuery(String request) throws Exception {
        String keys = request.replaceAll("[{}]", "").strip().replace(", ", "\n    ");
        try (RestServer server = new RestServer(25);
                RestCase running = start(server, "page-number", "total", keys)) {
            assertRead(running, 25);
            assertThat(server.pages())
                    .extracting(parameters -> parameters.get("limit"))
                    .containsOnly("10");
        }
    }

    private static void assertRead(RestCase running, int rows) {
        ExtractionReport report = running.extract();
        assertThat(report.problem()).isNull();
        assertThat(running.counts().total()).isEqualTo(rows);
        assertThat(running.counts().staged().read()).isEqualTo(rows);
    }

    private RestCase start(RestServer server, String style, String stop, String request) throws Exception {
        return start(server, style, stop, request, 10);
    }

    private RestCase start(RestServer server, String style, String stop, String request, int size) throws Exception {
        String profile = PROFILE.replace("REQUEST", request)
                .replace("default-size: 10", "default-size: " + size)
                .replace("PAGING", STYLES.get(style))
                .replace("STOP", STOPS.get(stop));
        return RestCase.start(folder, "items-of-api", server, profile, Map.of());
    }
}
