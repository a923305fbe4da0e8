package dev.caravan.camel;

import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.HttpAnswer;
import dev.caravan.connection.HttpCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;
import org.apache.hc.core5.http.io.EofSensorInputStream;

/**
 * Writes a request into the message that camel-http sends and reads its answer back, whole, within the connection's limits
 * of size and time. Thread-safe.
 */
final class HttpExchange {
    private final ConnectionSettings settings;
    private final LongSupplier nanoTime;

    HttpExchange(ConnectionSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /** The message gets exactly the request's own headers; everything of the caller's is dropped. */
    void write(HttpCall request, Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        request.headers().forEach(message::setHeader);
        message.setHeader("Accept-Encoding", "gzip");
        // as the enum: of a text Camel would look through all of its converters, for every request
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(request.method()));
        message.setHeader(Exchange.HTTP_PATH, request.uri().getRawPath());
        if (request.uri().getRawQuery() != null) {
            message.setHeader(Exchange.HTTP_RAW_QUERY, request.uri().getRawQuery());
        }
        message.setBody(request.body().length == 0 ? null : request.body());
    }

    HttpAnswer read(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> headers.put(name, textOf(value)));
        return new HttpAnswer(status, headers, body(message));
    }

    private static String textOf(Object value) {
        return value instanceof Collection<?> values
                ? values.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                : String.valueOf(value);
    }

    private byte[] body(Message message) throws IOException {
        Object body = message.getBody();
        if (body == null) {
            return new byte[0];
        }
        boolean zipped = "gzip".equalsIgnoreCase(message.getHeader("Content-Encoding", "", String.class));
        if (body instanceof byte[] bytes && !zipped) {
            return bytes;
        }
        InputStream raw = Objects.requireNonNull(message.getBody(InputStream.class), "a body is there");
        try {
            InputStream plain = zipped ? new GZIPInputStream(raw) : raw;
            byte[] bytes = readAll(plain);
            raw.close();
            return bytes;
        } catch (IOException broken) {
            abort(raw);
            throw broken;
        }
    }

    private byte[] readAll(InputStream body) throws IOException {
        long deadline = nanoTime.getAsLong() + settings.pageTimeout().toNanos();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
        byte[] buffer = new byte[16_384];
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            bytes.write(buffer, 0, count);
            if (bytes.size() > settings.maxBodyBytes()) {
                throw new BodyTooLargeException(settings.maxBodyBytes());
            }
            if (nanoTime.getAsLong() - deadline > 0) {
                throw new InterruptedIOException("the answer was not complete within page-timeout, "
                        + settings.pageTimeout().toSeconds() + " s");
            }
        }
        return bytes.toByteArray();
    }

    /** Closing an unfinished answer would read it to its end first. */
    private static void abort(InputStream body) throws IOException {
        if (body instanceof EofSensorInputStream sensor) {
            sensor.abort();
        } else {
            body.close();
        }
    }

    /** Nothing of the answer stays on the message: it is in the call's state. */
    void forget(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(null);
    }
}
