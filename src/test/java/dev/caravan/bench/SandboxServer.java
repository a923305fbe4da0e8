package dev.caravan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.sandbox.SandboxProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Both sandboxes in a process of their own, and the oracle that judges a round. */
final class SandboxServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ChildProcess process;
    private final JsonNode bases;

    SandboxServer(int warehouses, Path log) throws IOException {
        process = new ChildProcess(
                List.of("-Xmx768m"), SandboxProcess.class, List.of("--warehouses", String.valueOf(warehouses)), log);
        bases = JSON.readTree("{" + process.answer("{"));
    }

    Round round(String storeUrl, int readAhead, boolean delivered) {
        return new Round(
                storeUrl, bases.path("jackyun").asText(), bases.path("k3cloud").asText(), readAhead, delivered);
    }

    /** Forgets all rows and requests. */
    void clear() throws IOException, InterruptedException {
        steer("clear");
    }

    /** How long the source takes for each answer. */
    void latency(int millis) throws IOException, InterruptedException {
        steer("latency?vendor=jackyun&ms=" + millis);
    }

    /** Every row is at the target once, with the right fields; nothing was sent twice. */
    void requireAllWritten() throws IOException, InterruptedException {
        JsonNode report = steer("oracle");
        assertThat(report.path("differences")).isEmpty();
        assertThat(report.path("rows").asInt())
                .isEqualTo(report.path("expected").asInt());
        assertThat(report.path("creates").asInt())
                .isEqualTo(report.path("expected").asInt());
        assertThat(report.path("refusedDuplicates").asInt()).isZero();
        assertThat(report.path("signatureFailures").asInt()).isZero();
    }

    private JsonNode steer(String command) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(bases.path("control").asText() + command))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
