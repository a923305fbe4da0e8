package dev.caravan.sandbox.door;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Sends answers; head and body leave in one write, so that no delayed acknowledgement slows a client down. */
public final class AnswerWriter {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final Clock clock;
    private volatile Stamp stamp = new Stamp(Long.MIN_VALUE, "");

    AnswerWriter(Clock clock) {
        this.clock = clock;
    }

    /** The text of an HTTP date, for {@code Date} and {@code Retry-After}. */
    public static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant.atOffset(ZoneOffset.UTC));
    }

    void write(HttpAnswer answer, OutputStream out) throws IOException {
        byte[] head = head(answer);
        int sent =
                switch (answer.ending()) {
                    case COMPLETE -> answer.body().length();
                    case CUT -> answer.body().length() / 2;
                    case SILENT_AFTER_HEAD, TRICKLE -> 0;
                    case SILENT, RESET -> -1;
                };
        if (sent >= 0) {
            byte[] whole = new byte[head.length + sent];
            System.arraycopy(head, 0, whole, 0, head.length);
            answer.body().copyTo(whole, head.length, sent);
            out.write(whole);
            out.flush();
        }
        if (answer.ending() == HttpAnswer.Ending.TRICKLE) {
            trickle(answer, out);
        }
    }

    private static void trickle(HttpAnswer answer, OutputStream out) throws IOException {
        for (int i = 0; i < answer.body().length(); i++) {
            Pause.of(answer.pace());
            out.write(answer.body().at(i));
            out.flush();
        }
    }

    private byte[] head(HttpAnswer answer) {
        StringBuilder head = new StringBuilder(192);
        head.append("HTTP/1.1 ").append(answer.status()).append(' ').append(phrase(answer.status()));
        head.append("\r\nDate: ").append(date());
        head.append("\r\nContent-Type: ").append(answer.contentType());
        head.append("\r\nContent-Length: ").append(answer.body().length()).append("\r\n");
        for (Map.Entry<String, String> header : answer.headers()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String phrase(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 404 -> "Not Found";
            case 429 -> "Too Many Requests";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            default -> "Status " + status;
        };
    }

    private String date() {
        long second = clock.millis() / 1000;
        Stamp known = stamp;
        if (known.second != second) {
            known = new Stamp(second, httpDate(Instant.ofEpochSecond(second)));
            stamp = known;
        }
        return known.text;
    }

    private record Stamp(long second, String text) {}
}
