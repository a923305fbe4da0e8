package dev.caravan.camel;

import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.HttpAnswer;
import dev.caravan.connection.HttpCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
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
    private static final int BUFFER = 16_384;
    private static final int LARGEST = Integer.MAX_VALUE - 8;
    private static final int LONGEST_TRUSTED = 4_194_304;

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
        // as the type camel-http wants: it looks for a converter from text for a long time, on every request
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(request.method()));
        message.setHeader(Exchange.HTTP_PATH, request.uri().getRawPath());
        if (request.uri().getRawQuery() != null) {
            message.setHeader(BoundedHttpClient.QUERY, request.uri().getRawQuery());
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
            byte[] bytes = readAll(plain, expectedLength(message, zipped));
            raw.close();
            return bytes;
        } catch (IOException broken) {
            abort(raw);
            throw broken;
        }
    }

    /** What the answer says of itself, so that it is read without copying; a lie costs little. */
    private int expectedLength(Message message, boolean zipped) {
        long length = zipped ? -1 : message.getHeader(Exchange.CONTENT_LENGTH, -1L, Long.class);
        long bounded = Math.min(Math.min(length, settings.maxBodyBytes()), LONGEST_TRUSTED);
        return bounded <= 0 ? BUFFER : (int) bounded;
    }

    private byte[] readAll(InputStream body, int expected) throws IOException {
        long deadline = nanoTime.getAsLong() + settings.pageTimeout().toNanos();
        byte[] bytes = new byte[expected];
        int length = 0;
        for (int count = body.read(bytes); count >= 0; count = body.read(bytes, length, bytes.length - length)) {
            length += count;
            check(length, deadline);
            if (length == bytes.length) {
                int next = body.read();
                if (next < 0) {
                    return bytes;
                }
                bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(BUFFER, 2L * length)));
                bytes[length++] = (byte) next;
                check(length, deadline);
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private void check(int length, long deadline) throws IOException {
        if (length > settings.maxBodyBytes()) {
            throw new BodyTooLargeException(settings.maxBodyBytes());
        }
        if (nanoTime.getAsLong() - deadline > 0) {
            throw new InterruptedIOException("the answer was not complete within page-timeout, "
                    + settings.pageTimeout().toSeconds() + " s");
        }
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
