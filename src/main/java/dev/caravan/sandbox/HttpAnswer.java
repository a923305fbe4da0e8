package dev.caravan.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One answer, sent in the way that {@code ending} says. */
record HttpAnswer(
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

    static final String JSON = "application/json;charset=utf-8";
    static final String HTML = "text/html;charset=utf-8";
    static final String PLAIN = "text/plain;charset=utf-8";

    static HttpAnswer of(int status, String contentType, Body body) {
        return new HttpAnswer(status, contentType, List.of(), body, Ending.COMPLETE, Duration.ZERO);
    }

    static HttpAnswer of(int status, String contentType, String text) {
        return of(status, contentType, Body.of(text));
    }

    static HttpAnswer json(byte[] body) {
        return of(200, JSON, Body.of(body));
    }

    static HttpAnswer json(String text) {
        return of(200, JSON, text);
    }

    HttpAnswer with(Ending other) {
        return new HttpAnswer(status, contentType, headers, body, other, pace);
    }

    HttpAnswer trickling(Duration perByte) {
        return new HttpAnswer(status, contentType, headers, body, Ending.TRICKLE, perByte);
    }

    HttpAnswer withHeader(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new HttpAnswer(status, contentType, List.copyOf(more), body, ending, pace);
    }

    /** The same answer with another body, for instance half of it. */
    HttpAnswer withBody(Body other) {
        return new HttpAnswer(status, contentType, headers, other, ending, pace);
    }
}
