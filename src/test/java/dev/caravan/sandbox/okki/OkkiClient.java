package dev.caravan.sandbox.okki;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.SandboxClient;
import dev.caravan.sandbox.door.Digests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls OKKI's sandbox as an honest client does. */
public final class OkkiClient {
    private final OkkiSandbox sandbox;

    public OkkiClient(OkkiSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** The fields of a token request of the sample account; the user's name and password only go with that grant. */
    static Map<String, String> grant(String grant, String scope) {
        OkkiAccount account = OkkiAccount.sample();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", grant);
        fields.put("client_id", account.clientId());
        fields.put("client_secret", account.clientSecret());
        fields.put("scope", scope);
        if (grant.equals("password")) {
            fields.put("username", account.username());
            fields.put("password", Digests.sha256(account.password()));
        }
        return fields;
    }

    static Map<String, String> refresh(String token) {
        Map<String, String> fields = grant("refresh_token", "product");
        fields.put("refresh_token", token);
        return fields;
    }

    public HttpResponse<String> form(String operation, Map<String, String> fields) throws IOException {
        return SandboxClient.post(url(operation), "application/x-www-form-urlencoded", SandboxClient.form(fields));
    }

    JsonNode token(Map<String, String> fields) throws IOException {
        String operation = fields.containsKey("refresh_token") ? OkkiSandbox.REFRESH_TOKEN : OkkiSandbox.ACCESS_TOKEN;
        return SandboxClient.JSON.readTree(form(operation, fields).body());
    }

    /** A good access token for products. */
    public String accessToken() throws IOException {
        return token(grant("client_credentials", "product"))
                .path("access_token")
                .asText();
    }

    HttpRequest.Builder request(String operationAndQuery, String token) {
        return HttpRequest.newBuilder(URI.create(url(operationAndQuery))).header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> get(String operationAndQuery, String token) throws IOException {
        return SandboxClient.send(request(operationAndQuery, token)
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    public JsonNode answer(String operationAndQuery) throws IOException {
        return SandboxClient.JSON.readTree(get(operationAndQuery, accessToken()).body());
    }

    String url(String operation) {
        return sandbox.baseUrl() + "/" + operation;
    }
}
