package dev.caravan.camel;

import dev.caravan.model.profile.Operation;

/**
 * The body a {@code pull} leaves behind: what is to be read and how. Nothing has been sent yet; the {@code stage} step reads
 * it page by page.
 */
public final class PagedRead {
    private final PullEndpoint endpoint;
    private final ConnectionHandle connection;
    private final Operation operation;

    PagedRead(PullEndpoint endpoint, ConnectionHandle connection, Operation operation) {
        this.endpoint = endpoint;
        this.connection = connection;
        this.operation = operation;
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

    @Override
    public String toString() {
        return "pull:" + endpoint.getConnection() + "/" + operation.name();
    }
}
