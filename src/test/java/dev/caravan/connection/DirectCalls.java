package dev.caravan.connection;

import dev.caravan.model.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sends a connection's calls over HTTP as its routes do, a refused token's call once more. Thread-safe. */
final class DirectCalls implements LoginCaller {
    private final Connection connection;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> news = new CopyOnWriteArrayList<>();

    DirectCalls(Connection connection) {
        this.connection = connection;
    }

    /** What was told about tokens, in order. */
    List<String> news() {
        return news;
    }

    Answer items() {
        OperationCall call = OperationCall.of(connection.operation("items"));
        try {
            Answer answer = send(call);
            return answer.action() == Action.REFRESH_TOKEN ? send(call) : answer;
        } catch (ConnectionException refused) {
            return refused.answer();
        }
    }

    private Answer send(OperationCall call) {
        HttpCall ready = connection.prepare(call, this);
        HttpRequest.Builder request = HttpRequest.newBuilder(ready.uri())
                .method(ready.method(), HttpRequest.BodyPublishers.ofByteArray(ready.body()));
        ready.headers().forEach(request::header);
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return connection.complete(call, ready, Answers.of(response.statusCode(), response.body()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoppedException("interrupted");
        }
    }

    @Override
    public Answer login(OperationCall call) {
        return send(call);
    }

    @Override
    public void obtained() {
        news.add("obtained");
    }

    @Override
    public void unavailable(Answer answer) {
        news.add("unavailable");
    }

    @Override
    public void availableAgain() {
        news.add("available again");
    }
}
