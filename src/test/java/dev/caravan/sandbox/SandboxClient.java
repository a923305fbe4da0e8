package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.sandbox.door.BeijingTime;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.jackyun.JackyunSettings;
import dev.caravan.sandbox.jackyun.JackyunSignature;
import dev.caravan.sandbox.k3cloud.K3Account;
import dev.caravan.sandbox.k3cloud.K3CloudSandbox;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Calls the sandboxes as an honest client does. */
public final class SandboxClient {
    public static final ObjectMapper JSON = new ObjectMapper();
    private static final int SILENCE_MILLIS = 1_000;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private SandboxClient() {}

    public static HttpResponse<String> post(String url, String contentType, String body, String... headers)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", contentType)
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** What comes over a plain socket until nothing has come for a second, or the end. */
    public static String heard(String baseUrl, String form) throws IOException {
        URI uri = URI.create(baseUrl);
        StringBuilder heard = new StringBuilder();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(SILENCE_MILLIS);
            String head = "POST /open/openapi/do HTTP/1.1\r\nHost: x\r\nContent-Length: " + form.length()
                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n";
            socket.getOutputStream().write((head + form).getBytes(StandardCharsets.US_ASCII));
            for (int octet = socket.getInputStream().read();
                    octet >= 0;
                    octet = socket.getInputStream().read()) {
                heard.append((char) octet);
            }
            return heard.append("<end>").toString();
        } catch (SocketTimeoutException silence) {
            return heard.append("<silence>").toString();
        }
    }

    public static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** Whether no whole answer comes within a second; then the client hangs up. */
    public static boolean isSilent(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<String>> answer =
                HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            answer.get(SILENCE_MILLIS, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException silence) {
            return answer.cancel(true);
        } catch (ExecutionException | InterruptedException failure) {
            throw new IOException(failure);
        }
    }

    /** A signed warehouse request; the sign is computed here from its description. */
    public static Map<String, String> jackyunParameters(JackyunSettings settings, Clock clock, String bizContent) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("method", "erp.warehouse.get");
        parameters.put("appkey", settings.appKey());
        parameters.put("version", "v1.0");
        parameters.put("contenttype", "json");
        parameters.put("timestamp", BeijingTime.text(clock.instant().getEpochSecond()));
        parameters.put("bizcontent", bizContent);
        parameters.put("sign", JackyunSignature.sign(parameters, settings.appSecret()));
        return parameters;
    }

    public static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public static HttpResponse<String> jackyun(JackyunSandbox sandbox, Map<String, String> parameters)
            throws IOException {
        return post(sandbox.baseUrl() + "/open/openapi/do", "application/x-www-form-urlencoded", form(parameters));
    }

    public static JsonNode warehouses(JackyunSandbox sandbox, Clock clock, String bizContent) throws IOException {
        Map<String, String> parameters = jackyunParameters(JackyunSettings.defaults(), clock, bizContent);
        return JSON.readTree(jackyun(sandbox, parameters).body());
    }

    public static JsonNode rows(JsonNode answer) {
        return answer.at("/result/data/warehouseInfo");
    }

    public static HttpResponse<String> k3(K3CloudSandbox sandbox, String service, String body, String... headers)
            throws IOException {
        String url = sandbox.baseUrl() + "Kingdee.BOS.WebApi.ServicesStub." + service + ".common.kdsvc";
        return post(url, "application/json", body, headers);
    }

    public static String login(K3CloudSandbox sandbox) throws IOException {
        K3Account account = K3Account.sample();
        String body = "{\"parameters\":[\"%s\",\"%s\",\"%s\",\"%s\",2052]}"
                .formatted(account.acctId(), account.username(), account.appId(), account.appSecret());
        JsonNode answer =
                JSON.readTree(k3(sandbox, "AuthService.LoginByAppSecret", body).body());
        return answer.path("KDSVCSessionId").asText();
    }

    public static JsonNode k3(K3CloudSandbox sandbox, String session, String operation, String body)
            throws IOException {
        return JSON.readTree(k3(sandbox, "DynamicFormService." + operation, body, "kdservice-sessionid", session)
                .body());
    }

    /** A warehouse as a save takes it. */
    public static String k3Row(String number, String name) {
        return "{\"FStockId\":0,\"FNumber\":\"%s\",\"FName\":\"%s\",\"FCreateOrgId\":{\"FNumber\":\"I0134\"},\"FUseOrgId\":{\"FNumber\":\"I0134\"},\"FStockProperty\":\"1\",\"FAllowMinusQty\":\"true\"}"
                .formatted(number, name);
    }
}
