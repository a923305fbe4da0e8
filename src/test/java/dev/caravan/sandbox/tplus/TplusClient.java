package dev.caravan.sandbox.tplus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.SandboxClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls T+'s sandbox as an honest client does. */
public final class TplusClient {
    private final TplusSandbox sandbox;

    public TplusClient(TplusSandbox sandbox) {
        this.sandbox = sandbox;
    }

    HttpRequest.Builder request(String operation, String openToken) {
        TplusAccount account = TplusAccount.sample();
        return HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/" + operation))
                .headers("appKey", account.appKey(), "appSecret", account.appSecret(), "openToken", openToken)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10));
    }

    /** A query with the token that is good now. */
    HttpRequest.Builder query(String param) {
        return request(TplusSandbox.INVENTORY, sandbox.openToken())
                .POST(HttpRequest.BodyPublishers.ofString("{\"param\":" + param + "}"));
    }

    JsonNode rows(String param) throws IOException {
        return read(SandboxClient.send(query(param).build()));
    }

    public HttpResponse<String> queryWith(String openToken) throws IOException {
        return SandboxClient.send(request(TplusSandbox.INVENTORY, openToken)
                .POST(HttpRequest.BodyPublishers.ofString("{\"param\":{\"PageSize\":1}}"))
                .build());
    }

    public JsonNode refresh(String refreshToken) throws IOException {
        String query = "?grantType=refresh_token&refreshToken=" + refreshToken;
        return read(SandboxClient.send(
                request(TplusSandbox.REFRESH_TOKEN + query, "").GET().build()));
    }

    static JsonNode read(HttpResponse<String> answer) throws IOException {
        return SandboxClient.JSON.readTree(answer.body());
    }
}
