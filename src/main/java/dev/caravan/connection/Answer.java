package dev.caravan.connection;

import dev.caravan.json.RecordArray;
import dev.caravan.model.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer and what it means. Only {@code action} says whether the call succeeded.
 *
 * @param status the HTTP status, 0 when no answer came
 * @param code the vendor's code as text, null when it gave none
 * @param message the vendor's message or a sentence of our own; masked, at most 300 characters, possibly empty
 * @param advice what to do, for people, null when nothing is known
 * @param pause how long every caller of the connection should wait, null when no wait is asked for
 * @param serverTime the answer's {@code Date} header
 * @param body the parsed JSON without the list of records, null when the body is not JSON
 * @param records the list of records, each with the text the vendor sent; empty when the operation lists none
 * @param bytes size of the body
 */
public record Answer(
        Action action,
        int status,
        @Nullable String code,
        String message,
        @Nullable String advice,
        @Nullable Duration pause,
        @Nullable Instant serverTime,
        @Nullable Object body,
        List<RecordArray.Element> records,
        int bytes) {
    public Answer {
        records = List.copyOf(records);
    }

    /** An answer of our own, given before or instead of sending a request. */
    public static Answer local(Action action, String message, @Nullable String advice) {
        return new Answer(action, 0, null, message, advice, null, null, null, List.of(), 0);
    }

    /** One sentence for people: status, code, message and advice; never a secret. */
    public String describe() {
        StringBuilder text = new StringBuilder(80);
        if (status > 0) {
            text.append("HTTP ").append(status);
        }
        if (code != null) {
            text.append(text.isEmpty() ? "code " : ", code ").append(code);
        }
        if (!message.isEmpty()) {
            text.append(text.isEmpty() ? "" : ": ").append(message);
        }
        if (advice != null) {
            text.append(text.isEmpty() ? "" : "; ").append(advice);
        }
        return text.isEmpty() ? action.name() : text.toString();
    }

    /** The same answer with its body whole. */
    Answer with(@Nullable Object whole) {
        return new Answer(action, status, code, message, advice, pause, serverTime, whole, List.of(), bytes);
    }

    /** The same answer understood otherwise. */
    Answer as(Action other, @Nullable String because) {
        return new Answer(other, status, code, message, because, pause, serverTime, body, records, bytes);
    }

    @Override
    public String toString() {
        return action + " (" + describe() + ")";
    }
}
