package dev.caravan.camel;

import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.Masking;
import dev.caravan.connection.OperationCall;
import dev.caravan.connection.ShapedOperation;
import dev.caravan.model.profile.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection within a context: its account and its client, whatever they speak. Thread-safe.
 */
abstract class ConnectionHandle {
    abstract ConnectionSettings settings();

    abstract Masking masking();

    abstract ConnectionClient client();

    /** The call as it would go out now, for people; secrets masked. */
    abstract String preview(OperationCall call);

    /** Adds the routes it needs, in a started context only; most need none. */
    void ensureRoutes() {}

    /** As {@link #ensureRoutes}, unless another thread is at it: Camel's own locks are held while this is called. */
    void ensureRoutesUnlessBusy() {}

    /** The connection as a plain bean for other steps of a route, null when it is none. */
    @Nullable Object bean() {
        return null;
    }

    /** Closes what it has opened itself. */
    void close() {}

    final String name() {
        return settings().name();
    }

    /** An operation of the profile, or an error that names the nearest one. */
    final Operation operation(String operation) {
        return settings().operation(operation);
    }

    /** An operation as an endpoint with these options uses it. */
    final Operation operation(String operation, Map<String, String> options) {
        return ShapedOperation.of(operation(operation), options);
    }
}
