package dev.caravan.connection;

import java.time.Clock;
import java.util.Map;

/**
 * What a call asks for, as one tree: the operation's own fields, the call's over them, and its options at their places. For
 * connections that make no HTTP request of it. Thread-safe.
 */
public final class CallFields {
    private final RequestBuilder requests;

    /** For the calls of one connection. */
    public CallFields(ConnectionSettings settings, Clock clock) {
        this.requests = new RequestBuilder(settings, clock);
    }

    /**
     * The fields of a call.
     *
     * @throws ConnectionException ({@code FAIL}) when an option is unknown, missing or of the wrong type
     */
    public Map<String, Object> of(OperationCall call) {
        return requests.draft(call, name -> null).fields();
    }
}
