package dev.caravan.sandbox.door;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One answer, sent in the way that {@code ending} says. */
public record HttpAnswer(
        int status,
        String contentType,
        List<Map.Entry<String, String>> headers,
        Body body,
        Ending ending,
        Duration pace) {

    /** How the sending of an answer goes. */
    enum Ending {
        /** Sent whole. */
        COMPLETE,
        /** The head promises the whole body, half of it comes, then the connection closes. */
        CUT,
        /** The head comes, the body never. */
        SILENT_AFTER_HEAD,
        /** Not one byte comes, the connection stays open. */
        SILENT,
        /** The connection is reset instead of an answer. */
        RESET,
        /** One byte of the body per {@code pace}. */
        TRICKLE
    }

    public static final String JSON = "application/json;charset=utf-8";
    public static final String HTML = "text/html;charset=utf-8";
    public static final String PLAIN = "text/plain;charset=utf-8";

    public static HttpAnswer of(int status, String contentType, Body body) {
        return new HttpAnswer(status, contentType, List.of(), body, Ending.COMPLETE, Duration.ZERO);
    }

    public static HttpAnswer of(int status, String contentType, String text) {
        return of(status, contentType, Body.of(text));
    }

    /** An object or an array. */
    public static HttpAnswer json(JsonNode answer) {
        return json(answer.toString());
    }

    public static HttpAnswer json(byte[] body) {
        return of(200, JSON, Body.of(body));
    }

    public static HttpAnswer json(String text) {
        return of(200, JSON, text);
    }

    public HttpAnswer with(Ending other) {
        return new HttpAnswer(status, contentType, headers, body, other, pace);
    }

    public HttpAnswer trickling(Duration perByte) {
        return new HttpAnswer(status, contentType, headers, body, Ending.TRICKLE, perByte);
    }

    public HttpAnswer withHeader(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new HttpAnswer(status, contentType, List.copyOf(more), body, ending, pace);
    }

    /** The same answer with another body, for instance half of it. */
    public HttpAnswer withBody(Body other) {
        return new HttpAnswer(status, contentType, headers, other, ending, pace);
    }
}
