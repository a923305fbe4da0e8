package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.jackyun.JackyunSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SandboxProcessIT {
    @Test
    void servesInAProcessOfItsOwnAndEndsWithItsInput() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxProcess.class.getName(),
                        "--warehouses",
                        "10",
                        "--blocked-share",
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            JsonNode bases = SandboxClient.JSON.readTree(out.readLine());
            String control = bases.path("control").asText();
            steer(control + "fault?vendor=jackyun&kind=HTTP_STATUS&number=503");
            steer(control + "refuse?vendor=k3cloud&code=CK000001&message=no");

            assertThat(fetch(bases)).isEqualTo(503);
            assertThat(fetch(bases)).isEqualTo(200);
            JsonNode oracle = steer(control + "oracle");
            assertThat(oracle.path("expected").asInt()).isEqualTo(9);
            assertThat(oracle.path("differences")).hasSize(9);
            assertThat(oracle.at("/jackyun/byOperation/erp.warehouse.get").asInt())
                    .isEqualTo(2);
            process.getOutputStream().close();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isZero();
    }

    private static int fetch(JsonNode bases) throws IOException {
        Map<String, String> parameters =
                SandboxClient.jackyunParameters(JackyunSettings.defaults(), Clock.systemUTC(), "{}");
        return SandboxClient.post(
                        bases.path("jackyun").asText() + "/open/openapi/do",
                        "application/x-www-form-urlencoded",
                        SandboxClient.form(parameters))
                .statusCode();
    }

    private static JsonNode steer(String url) throws IOException {
        return SandboxClient.JSON.readTree(
                SandboxClient.post(url, "text/plain", "").body());
    }
}
