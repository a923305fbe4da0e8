package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.Faults;
import dev.caravan.sandbox.door.Sandbox;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The faults that every sandbox must be able to have, whatever its vendor. */
public abstract class TransportFaultsContract {

    protected abstract Sandbox sandbox();

    /** A request that succeeds, to the operation that {@link #operation()} names. */
    protected abstract HttpRequest.Builder request();

    protected abstract String operation();

    @Test
    void statusesComeOnTheRequestsTheyArePlannedFor() throws IOException {
        faults().onRequest(operation(), 2, Fault.http(503)).next("another", 1, Fault.html());
        faults().onRequest(operation(), 4, Fault.tooManyRequests("7"));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            statuses.add(get().statusCode());
        }
        HttpResponse<String> throttled = get();

        assertThat(statuses).containsExactly(200, 503, 200);
        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("Retry-After")).contains("7");
        assertThat(sandbox().requests().total(operation())).isEqualTo(4);
        assertThat(faults().injected(Fault.Kind.HTTP_STATUS)).isEqualTo(2);
    }

    @Test
    void anyAnswerCanBeGivenInstead() throws IOException {
        faults().next(Faults.ANY, 1, Fault.answer(418, "{\"tea\":true}"));

        HttpResponse<String> answer = get();
        assertThat(answer.statusCode()).isEqualTo(418);
        assertThat(answer.body()).isEqualTo("{\"tea\":true}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
    }

    @Test
    void bodiesComeAsHtmlCutEmptyOrMarked() throws IOException {
        String right = get().body();
        faults().next(Faults.ANY, 1, Fault.html())
                .next(Faults.ANY, 1, Fault.truncatedJson())
                .next(Faults.ANY, 1, Fault.emptyBody())
                .next(Faults.ANY, 1, Fault.byteOrderMark());

        assertThat(get().body()).startsWith("<!DOCTYPE html>");
        assertThat(get().body()).isNotEmpty().hasSizeLessThan(right.length());
        assertThat(get().body()).isEmpty();
        assertThat(get().body()).startsWith("\uFEFF" + right.charAt(0));
    }

    @Test
    void theConnectionBreaksBeforeWithinOrInsteadOfAnAnswer() throws IOException {
        for (Fault fault : List.of(Fault.cutConnection(), Fault.resetBeforeWork(), Fault.resetAfterWork())) {
            // always: the JDK's client repeats a GET by itself
            faults().always(Faults.ANY, fault);
            assertThatThrownBy(this::get).as(fault.kind().name()).isInstanceOf(IOException.class);
            faults().clear();
        }

        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void silenceLastsUntilTheClientGivesUp() throws IOException {
        faults().next(Faults.ANY, 1, Fault.silentAfterHead()).next(Faults.ANY, 1, Fault.silentAfterWork());

        assertThat(SandboxClient.isSilent(request().build())).isTrue();
        assertThat(SandboxClient.isSilent(request().build())).isTrue();
        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void slowAnswersAreRightAndAProxyHidesAnother() throws IOException {
        faults().next(Faults.ANY, 1, Fault.slow(Duration.ofMillis(20)))
                .next(Faults.ANY, 1, Fault.trickle(Duration.ofNanos(1)))
                .next(Faults.ANY, 1, Fault.httpAfterWork(502));
        List<Integer> done = new ArrayList<>();
        faults().next(Faults.ANY, 1, Fault.doing(() -> done.add(1)));

        assertThat(get().statusCode()).isEqualTo(200);
        assertThat(get().statusCode()).isEqualTo(200);
        assertThat(get().statusCode()).isEqualTo(502);
        assertThat(get().statusCode()).isEqualTo(200);
        assertThat(done).hasSize(1);
    }

    @Test
    void refusesConnectionsUntilItAnswersAgain() throws IOException {
        faults().next(Faults.ANY, 1, Fault.stopAnswering());
        assertThatThrownBy(this::get).isInstanceOf(IOException.class);
        assertThatThrownBy(this::get).isInstanceOf(IOException.class);

        sandbox().answerAgain();
        assertThat(get().statusCode()).isEqualTo(200);
    }

    private Faults faults() {
        return sandbox().faults();
    }

    private HttpResponse<String> get() throws IOException {
        return SandboxClient.send(request().timeout(Duration.ofSeconds(10)).build());
    }
}
