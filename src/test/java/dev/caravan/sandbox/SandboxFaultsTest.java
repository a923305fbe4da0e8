package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.door.AnswerWriter;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.Faults;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.jackyun.JackyunSettings;
import dev.caravan.sandbox.jackyun.WarehouseCatalogue;
import dev.caravan.sandbox.jackyun.WarehouseSeed;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults of transport and of 吉客云; what they do to a client. */
class SandboxFaultsTest {
    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final WarehouseCatalogue catalogue = new WarehouseCatalogue(WarehouseSeed.of(120));
    private final JackyunSandbox sandbox = new JackyunSandbox(JackyunSettings.defaults(), catalogue, clock, 0);
    private final Faults faults = sandbox.faults();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void aFaultHitsTheRequestsItIsPlannedForAndNoOther() throws IOException {
        faults.onRequest("erp.warehouse.get", 2, Fault.http(503)).next("another.method", 1, Fault.html());
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            statuses.add(get("{}").statusCode());
        }

        assertThat(statuses).containsExactly(200, 503, 200, 200);
        assertThat(faults.injected()).containsExactly(Map.entry(Fault.Kind.HTTP_STATUS, 1L));
    }

    @Test
    void theNextRequestsAreHitInTheOrderOfThePlan() throws IOException {
        faults.next(Faults.ANY, 1, Fault.throttled()).next(Faults.ANY, 2, Fault.http(500));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            statuses.add(get("{}").statusCode());
        }

        assertThat(statuses).containsExactly(200, 500, 500, 200);
    }

    @Test
    void randomFaultsFollowTheirSeed() throws IOException {
        List<String> first = randomStatuses();
        List<String> second = randomStatuses();

        assertThat(first).contains("500", "200");
        assertThat(second).isEqualTo(first);
    }

    private List<String> randomStatuses() throws IOException {
        faults.clear();
        faults.randomly(Faults.ANY, 0.3, 42, Fault.http(500));
        List<String> statuses = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            statuses.add(String.valueOf(get("{\"pageSize\":1}").statusCode()));
        }
        return statuses;
    }

    @Test
    void retryAfterComesAsSecondsAsADateOrNotAtAll() throws IOException {
        faults.next(Faults.ANY, 1, Fault.tooManyRequests("7"))
                .next(Faults.ANY, 1, Fault.tooManyRequests(AnswerWriter.httpDate(clock.instant())))
                .next(Faults.ANY, 1, Fault.tooManyRequests(""));

        assertThat(retryAfter()).isEqualTo("429 7");
        assertThat(retryAfter()).isEqualTo("429 Thu, 01 Jan 2026 00:00:00 GMT");
        assertThat(retryAfter()).isEqualTo("429 -");
    }

    private String retryAfter() throws IOException {
        HttpResponse<String> answer = get("{}");
        return answer.statusCode() + " "
                + answer.headers().firstValue("Retry-After").orElse("-");
    }

    @Test
    void bodiesComeAsHtmlCutEmptyOrMarked() throws IOException {
        String right = get("{}").body();
        faults.next(Faults.ANY, 1, Fault.html())
                .next(Faults.ANY, 1, Fault.truncatedJson())
                .next(Faults.ANY, 1, Fault.emptyBody())
                .next(Faults.ANY, 1, Fault.byteOrderMark());

        assertThat(get("{}").body()).startsWith("<!DOCTYPE html>");
        assertThat(get("{}").body()).isNotEmpty().hasSizeLessThan(right.length());
        assertThat(get("{}").body()).isEmpty();
        assertThat(get("{}").body()).isEqualTo("\uFEFF" + right);
    }

    @Test
    void theConnectionBreaksBeforeWithinOrInsteadOfAnAnswer() throws IOException {
        faults.next(Faults.ANY, 1, Fault.cutConnection())
                .next(Faults.ANY, 1, Fault.resetBeforeWork())
                .next(Faults.ANY, 1, Fault.resetAfterWork());

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> get("{}")).isInstanceOf(IOException.class);
        }
        assertThat(get("{}").statusCode()).isEqualTo(200);
    }

    @Test
    void silenceLastsUntilTheClientGivesUp() throws IOException {
        faults.next(Faults.ANY, 1, Fault.silentAfterHead()).next(Faults.ANY, 1, Fault.silentAfterWork());

        String form = SandboxClient.form(parameters("{}"));

        assertThat(SandboxClient.heard(sandbox.baseUrl(), form))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .endsWith("\r\n\r\n<silence>");
        assertThat(SandboxClient.heard(sandbox.baseUrl(), form)).isEqualTo("<silence>");
        assertThat(get("{}").statusCode()).isEqualTo(200);
    }

    @Test
    void aSlowAnswerIsTheRightOne() throws IOException {
        faults.next(Faults.ANY, 1, Fault.slow(Duration.ofMillis(30)))
                .next(Faults.ANY, 1, Fault.trickle(Duration.ofNanos(1)));
        String right = get("{\"pageSize\":2}").body();

        assertThat(right).isEqualTo(get("{\"pageSize\":2}").body());
        assertThat(right).isEqualTo(get("{\"pageSize\":2}").body());
    }

    @Test
    void refusesConnectionsUntilItAnswersAgain() throws IOException {
        faults.onRequest(Faults.ANY, 2, Fault.stopAnswering());
        assertThat(get("{}").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> get("{}")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get("{}")).isInstanceOf(IOException.class);

        sandbox.answerAgain();
        assertThat(get("{}").statusCode()).isEqualTo(200);
        assertThat(sandbox.requests().total()).isEqualTo(3);
    }

    @Test
    void errorsOfJackyunComeInsideHttp200() throws IOException {
        faults.next(Faults.ANY, 1, Fault.throttled())
                .next(Faults.ANY, 1, Fault.codeZeroWithErrorSubCode())
                .next(Faults.ANY, 1, Fault.subCode(400, "0858030803", "token无效"))
                .next(Faults.ANY, 1, Fault.noPrivilegeItem())
                .next(Faults.ANY, 1, Fault.dataNull());

        assertThat(answer("{}").path("subCode").asText()).isEqualTo("0859999999");
        JsonNode codeZero = answer("{}");
        assertThat(codeZero.path("code").asInt(-1)).isZero();
        assertThat(codeZero.path("subCode").asText()).isEqualTo("0050030002");
        assertThat(answer("{}").path("msg").asText()).isEqualTo("token无效");
        assertThat(answer("{}").at("/result/noPrivilegeItem")).hasSize(2);
        assertThat(answer("{}").at("/result/data").isNull()).isTrue();
    }

    @Test
    void pagesRepeatIgnoreTheirIndexShiftOrComeShort() throws IOException {
        faults.next(Faults.ANY, 2, Fault.samePage(0));
        assertThat(firstCode(1)).isEqualTo("CK000000");
        assertThat(firstCode(9)).isEqualTo("CK000000");
        faults.next(Faults.ANY, 1, Fault.pageIndexIgnored());
        assertThat(firstCode(1)).isEqualTo("CK000000");
        faults.next(Faults.ANY, 1, Fault.rowsShift(3));
        assertThat(firstCode(1)).isEqualTo("CK000047");
        faults.next(Faults.ANY, 1, Fault.shortPage(4));
        assertThat(SandboxClient.rows(answer("{\"pageIndex\":1}")))
                .hasSize(4)
                .first()
                .extracting(row -> row.path("warehouseCode").asText())
                .isEqualTo("CK000050");
        assertThat(firstCode(1)).isEqualTo("CK000050");
    }

    @Test
    void aDeedRunsBeforeThePageIsRead() throws IOException {
        faults.onRequest(Faults.ANY, 2, Fault.doing(() -> catalogue.remove("CK000000")));

        assertThat(firstCode(0)).isEqualTo("CK000000");
        assertThat(firstCode(1)).isEqualTo("CK000051");
    }

    private String firstCode(int page) throws IOException {
        return SandboxClient.rows(answer("{\"pageIndex\":" + page + "}"))
                .get(0)
                .path("warehouseCode")
                .asText();
    }

    private JsonNode answer(String bizContent) throws IOException {
        return SandboxClient.JSON.readTree(get(bizContent).body());
    }

    private HttpResponse<String> get(String bizContent) throws IOException {
        return SandboxClient.jackyun(sandbox, parameters(bizContent));
    }

    private Map<String, String> parameters(String bizContent) {
        return SandboxClient.jackyunParameters(JackyunSettings.defaults(), clock, bizContent);
    }
}
