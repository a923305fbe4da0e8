package dev.caravan.camel;

import dev.caravan.connection.Connection;
import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.Masking;
import dev.caravan.connection.OperationCall;
import dev.caravan.run.RunListener;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.TemplatedRouteBuilder;

/**
 * A connection over HTTP: its client and its two routes, made when they are first needed. Thread-safe.
 */
final class HttpConnectionHandle extends ConnectionHandle {
    private final CamelContext context;
    private final Connection connection;
    private final ConnectionClient client;
    private final ReentrantLock routing;
    private volatile boolean routed;

    /**
     * @param routing shared by the context's connections: Camel adds templates and routes for one thread at a time
     */
    HttpConnectionHandle(CamelContext context, Connection connection, RunListener listener, ReentrantLock routing) {
        this.context = context;
        this.routing = routing;
        this.connection = connection;
        ProducerTemplate template = context.createProducerTemplate();
        AttemptSteps steps = new AttemptSteps(
                connection, new HttpExchange(connection.settings(), System::nanoTime), template, listener);
        this.client = new RouteConnectionClient(name(), steps, template, this::ensureRoutes);
    }

    @Override
    ConnectionSettings settings() {
        return connection.settings();
    }

    @Override
    Masking masking() {
        return connection.masking();
    }

    @Override
    ConnectionClient client() {
        return client;
    }

    @Override
    String preview(OperationCall call) {
        return RequestText.of(connection, call);
    }

    @Override
    void ensureRoutes() {
        if (lacksRoutes()) {
            routing.lock();
            addRoutesOnce();
        }
    }

    @Override
    void ensureRoutesUnlessBusy() {
        if (lacksRoutes() && routing.tryLock()) {
            addRoutesOnce();
        }
    }

    /**
     * Routes that are added while a context is starting would silently not start: only a started one gets them. Adding a route
     * starts it, and a started route comes by here again: the lock's holder goes on without doing it twice.
     */
    private boolean lacksRoutes() {
        return !routed && context.isStarted() && !routing.isHeldByCurrentThread();
    }

    private void addRoutesOnce() {
        try {
            if (!routed) {
                addRoutes();
                routed = true;
            }
        } finally {
            routing.unlock();
        }
    }

    private void addRoutes() {
        try {
            context.addRoutes(new ConnectionTemplates());
            String http = HttpEndpointUri.of(connection.settings(), context);
            TemplatedRouteBuilder.builder(context, ConnectionTemplates.ATTEMPT)
                    .routeId("caravan." + name() + ".attempt")
                    .parameter("connection", name())
                    .parameter("http", http)
                    .add();
            TemplatedRouteBuilder.builder(context, ConnectionTemplates.CONNECTION)
                    .routeId("caravan." + name())
                    .parameter("connection", name())
                    .parameter("retryDelay", connection.settings().retryDelay().toMillis())
                    .parameter(
                            "longestWait", connection.settings().longestWait().toMillis())
                    .add();
        } catch (Exception failed) {
            throw new CaravanException(
                    "connection " + name() + ": its routes could not be made: "
                            + connection.masking().mask(String.valueOf(failed.getMessage())),
                    failed);
        }
    }
}
