package dev.caravan.sandbox.okki;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.SandboxClient;
import dev.caravan.sandbox.TransportFaultsContract;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.Sandbox;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults of transport and of OKKI; what they do to a client. */
class OkkiFaultsTest extends TransportFaultsContract {
    private static final String PAGE = OkkiSandbox.PRODUCTS + "?count=50&start_index=";
    private final OkkiSandbox sandbox = new OkkiSandbox(OkkiSettings.defaults(), new OkkiGroups(OkkiGroupSeed.of(20)));
    private final OkkiClient client = new OkkiClient(sandbox);
    private String token = "";

    @BeforeEach
    void logIn() throws IOException {
        token = client.accessToken();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Override
    protected Sandbox sandbox() {
        return sandbox;
    }

    @Override
    protected String operation() {
        return OkkiSandbox.GROUPS;
    }

    @Override
    protected HttpRequest.Builder request() {
        return client.request(OkkiSandbox.GROUPS, token);
    }

    @Test
    void businessRequestsAreRefusedInEveryShapeOfTheVendor() throws IOException {
        for (Fault fault : List.of(
                OkkiFaults.unauthorized(),
                OkkiFaults.accessDenied(),
                OkkiFaults.noScope("product"),
                OkkiFaults.throttledInBody(),
                OkkiFaults.operationFailed(),
                OkkiFaults.code(500, "系统繁忙"))) {
            sandbox.faults().next(OkkiSandbox.GROUPS, 1, fault);
        }

        assertThat(refusal()).isEqualTo("401 access_denied");
        assertThat(refusal()).isEqualTo("200 access_denied");
        assertThat(refusal()).isEqualTo("200 no permission product scopes");
        assertThat(refusal()).isEqualTo("200 Too Many Requests");
        assertThat(refusal()).startsWith("200 Operation Failed.");
        assertThat(refusal()).isEqualTo("200 系统繁忙");
        assertThat(client.get(OkkiSandbox.GROUPS, token).body()).contains("Success");
    }

    private String refusal() throws IOException {
        HttpResponse<String> answer = client.get(OkkiSandbox.GROUPS, token);
        JsonNode body = SandboxClient.JSON.readTree(answer.body());
        return answer.statusCode() + " "
                + body.path("error").asText(body.path("message").asText());
    }

    @Test
    void tokenRequestsFailOnTheirOwn() throws IOException {
        sandbox.faults()
                .next(OkkiSandbox.ACCESS_TOKEN, 1, OkkiFaults.serverError())
                .next(OkkiSandbox.ACCESS_TOKEN, 1, OkkiFaults.oauthError("invalid_client", "Client is locked"));

        HttpResponse<String> down = login();
        HttpResponse<String> locked = login();
        assertThat(down.statusCode()).isEqualTo(500);
        assertThat(down.body()).contains("server_error");
        assertThat(locked.statusCode()).isEqualTo(400);
        assertThat(locked.body()).contains("invalid_client");
        assertThat(login().statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> login() throws IOException {
        return client.form(OkkiSandbox.ACCESS_TOKEN, OkkiClient.grant("client_credentials", "product"));
    }

    @Test
    void aRevocationInMidRunMakesTheNextPageFail() throws IOException {
        sandbox.faults().onRequest(OkkiSandbox.PRODUCTS, 2, Fault.doing(sandbox::revokeTokens));

        assertThat(client.get(PAGE + 1, token).statusCode()).isEqualTo(200);
        assertThat(client.get(PAGE + 2, token).statusCode()).isEqualTo(401);
    }

    @Test
    void pagesRepeatIgnoreTheirIndexShiftComeShortHoldNothingOrLie() throws IOException {
        sandbox.faults()
                .next(OkkiSandbox.PRODUCTS, 1, Fault.samePage(0))
                .next(OkkiSandbox.PRODUCTS, 1, Fault.pageIndexIgnored())
                .next(OkkiSandbox.PRODUCTS, 1, Fault.rowsShift(3))
                .next(OkkiSandbox.PRODUCTS, 1, Fault.shortPage(4))
                .next(OkkiSandbox.PRODUCTS, 1, Fault.dataNull())
                .next(OkkiSandbox.PRODUCTS, 1, Fault.totalLies(7));

        assertThat(first(products(2))).isEqualTo(OkkiProducts.id(0));
        assertThat(first(products(2))).isEqualTo(OkkiProducts.id(0));
        assertThat(first(products(2))).isEqualTo(OkkiProducts.id(47));
        assertThat(products(2)).hasSize(4);
        assertThat(SandboxClient.JSON
                        .readTree(client.get(PAGE + 2, token).body())
                        .path("data")
                        .isNull())
                .isTrue();
        JsonNode lie = SandboxClient.JSON.readTree(client.get(PAGE + 2, token).body());
        assertThat(lie.at("/data/count").asInt()).isEqualTo(7);
        assertThat(first(lie.at("/data/list"))).isEqualTo(OkkiProducts.id(50));
    }

    private static int first(JsonNode list) {
        return list.path(0).path("product_id").asInt();
    }

    private JsonNode products(int page) throws IOException {
        return SandboxClient.JSON
                .readTree(client.get(PAGE + page, token).body())
                .at("/data/list");
    }
}
