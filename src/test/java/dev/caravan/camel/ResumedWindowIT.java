package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.run.ExtractionReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window that a run leaves half read and another run reads on, while the source's rows move. */
class ResumedWindowIT {
    private static final String SOURCE = "request: [{ field: from, value: \"{{LAST_SYNC_TIME}}\" }]";

    @TempDir
    Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private SourceCase source;

    @BeforeEach
    void prepare() {
        source = new SourceCase(folder, seen -> {
            int page = Integer.parseInt(seen.query().replaceAll(".*page=([0-9]+).*", "$1"));
            int request = requests.incrementAndGet();
            return seen.path().equals("/orders/counted") ? counted(page, request) : numbered(page, request);
        });
    }

    @AfterEach
    void close() throws Exception {
        source.close();
    }

    /** One row a page; more rows come twice, and the third page of the second reading fails. */
    private static ScriptedServer.Reply counted(int page, int request) {
        int total = request <= 2 ? 4 : request <= 5 ? 5 : 7;
        return new ScriptedServer.Reply(request == 8 ? 503 : 200, page(total, List.of(String.valueOf(page))));
    }

    /** Two rows a page; the third page fails, and a row of the first page is gone afterwards. */
    private static ScriptedServer.Reply numbered(int page, int request) {
        List<String> rows = request <= 3 ? List.of("a", "b", "c", "d", "e", "f") : List.of("b", "c", "d", "e", "f");
        List<String> shown = rows.subList(Math.min(rows.size(), page * 2), Math.min(rows.size(), page * 2 + 2));
        return new ScriptedServer.Reply(request == 3 ? 503 : 200, page(rows.size(), shown));
    }

    private static String page(int total, List<String> keys) {
        String rows = keys.stream().map(key -> "{\"no\":\"" + key + "\"}").collect(Collectors.joining(","));
        return "{\"total\":" + total + ",\"rows\":[" + rows + "]}";
    }

    private void extractTwice(String operation) throws Exception {
        source.start(operation, "since: \"2024-01-01\"", "key: no", SOURCE);
        assertThat(source.extract().end()).isEqualTo(ExtractionReport.End.FAILED);
        assertThat(source.extract().end()).isEqualTo(ExtractionReport.End.COMPLETE);
    }

    @Test
    void theRecordsOfAnEarlierReadingDoNotEndTheWindow() throws Exception {
        extractTwice("counted");
        assertThat(source.running().counts("orders").total()).isEqualTo(7);
    }

    @Test
    void aTotalThatChangedBetweenTheRunsMeansThatRowsHaveMoved() throws Exception {
        extractTwice("numbered");
        assertThat(source.record("e").content()).contains("\"e\"");
        assertThat(source.running().counts("orders").total()).isEqualTo(6);
    }
}
