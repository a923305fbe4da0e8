package dev.caravan.camel;

import dev.caravan.model.profile.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * The body a {@code pull} leaves behind: what is to be read and how, and the details that each {@code call} after it adds.
 * Nothing has been sent yet; the {@code stage} step reads it page by page. Immutable.
 */
public final class PagedRead {
    private final PullEndpoint endpoint;
    private final ConnectionHandle connection;
    private final Operation operation;
    private final List<CallEndpoint> calls;

    PagedRead(PullEndpoint endpoint, ConnectionHandle connection, Operation operation) {
        this(endpoint, connection, operation, List.of());
    }

    private PagedRead(
            PullEndpoint endpoint, ConnectionHandle connection, Operation operation, List<CallEndpoint> calls) {
        this.endpoint = endpoint;
        this.connection = connection;
        this.operation = operation;
        this.calls = List.copyOf(calls);
    }

    /** The same read with one more detail for its records. */
    PagedRead with(CallEndpoint call) {
        List<CallEndpoint> more = new ArrayList<>(calls);
        more.add(call);
        return new PagedRead(endpoint, connection, operation, more);
    }

    PullEndpoint endpoint() {
        return endpoint;
    }

    ConnectionHandle connection() {
        return connection;
    }

    Operation operation() {
        return operation;
    }

    List<CallEndpoint> calls() {
        return calls;
    }

    @Override
    public String toString() {
        return "pull:" + endpoint.getConnection() + "/" + operation.name();
    }
}
