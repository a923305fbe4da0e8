package dev.caravan.camel;

import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.Masking;
import dev.caravan.connection.NanoClock;
import dev.caravan.connection.OperationCall;
import dev.caravan.connection.PacedClient;
import dev.caravan.connection.RepeatListener;
import dev.caravan.connection.ServerAddress;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * A server that routes can use as a bean too: the application's own bean of the connection's name, else one of our own, opened
 * when it is first needed. Thread-safe.
 */
abstract class BeanConnectionHandle<B> extends ConnectionHandle {
    private final CamelContext context;
    private final ConnectionSettings settings;
    private final Class<B> type;
    private final Masking masking;
    private final ConnectionClient client;
    private @Nullable B opened;

    /**
     * @param attempt makes the client that sends each request once
     */
    BeanConnectionHandle(
            CamelContext context,
            ConnectionSettings settings,
            Class<B> type,
            BiFunction<Supplier<B>, Masking, ConnectionClient> attempt,
            RepeatListener listener) {
        this.context = context;
        this.settings = settings;
        this.type = type;
        this.masking = new Masking(settings.secrets());
        ServerAddress.passwords(settings.value("url")).forEach(masking::learn);
        this.client = new PacedClient(settings, attempt.apply(this::bean, masking), listener, NanoClock.system());
    }

    /** Opens a bean of our own. */
    abstract B open();

    /** Closes what {@link #open} has opened. */
    abstract void close(B bean);

    @Override
    final ConnectionSettings settings() {
        return settings;
    }

    @Override
    final Masking masking() {
        return masking;
    }

    @Override
    final ConnectionClient client() {
        return client;
    }

    @Override
    final String preview(OperationCall call) {
        return masking.mask(CallText.of(call));
    }

    @Override
    final synchronized B bean() {
        B own = ConnectionBeans.ofApplication(context, name(), type);
        if (own != null) {
            return own;
        }
        if (opened == null) {
            opened = open();
        }
        return opened;
    }

    @Override
    final synchronized void close() {
        if (opened != null) {
            close(opened);
            opened = null;
        }
    }
}
