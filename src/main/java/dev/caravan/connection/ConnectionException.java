package dev.caravan.connection;

import dev.caravan.model.Action;
import org.jspecify.annotations.Nullable;

/**
 * A request could not be made ready or sent: no permit, no token, or a request that cannot be built. Carries the answer
 * that says what follows; its message is that answer's sentence.
 */
public final class ConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    /** For an answer that is not {@code OK}. */
    public ConnectionException(Answer answer) {
        super(answer.describe());
        this.answer = answer;
    }

    /**
     * For a call that cannot be made as it is configured ({@code FAIL}).
     *
     * @param advice what to do, for people; null when the message says it
     */
    public static ConnectionException refused(String message, @Nullable String advice) {
        return new ConnectionException(Answer.local(Action.FAIL, message, advice));
    }

    /** What happened and what it means. */
    public Answer answer() {
        return answer;
    }
}
