package dev.caravan.camel;

import dev.caravan.connection.Connection;
import dev.caravan.connection.HttpCall;
import dev.caravan.connection.OperationCall;
import java.nio.charset.StandardCharsets;

/**
 * Writes a request down for people, secrets masked. It has neither token nor signature: those are made when it is sent.
 */
final class RequestText {
    private RequestText() {}

    static String of(Connection connection, OperationCall call) {
        HttpCall request = connection.preview(call);
        StringBuilder text = new StringBuilder(request.method() + " " + request.uri());
        request.headers()
                .forEach((name, value) ->
                        text.append('\n').append(name).append(": ").append(value));
        if (request.body().length > 0) {
            text.append("\n\n").append(new String(request.body(), StandardCharsets.UTF_8));
        }
        return connection.masking().mask(text.toString());
    }
}
