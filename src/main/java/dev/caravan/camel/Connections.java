package dev.caravan.camel;

import dev.caravan.config.NearestName;
import dev.caravan.connection.Answer;
import dev.caravan.connection.AuthScheme;
import dev.caravan.connection.AuthSchemes;
import dev.caravan.connection.Connection;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.NanoClock;
import dev.caravan.connection.OperationCall;
import dev.caravan.model.StoredToken;
import dev.caravan.model.TokenStore;
import dev.caravan.model.profile.VendorProfile;
import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import dev.caravan.store.Store;
import dev.caravan.vendor.ProfileFiles;
import dev.caravan.vendor.VendorProfiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a context by name. Each is read and checked when it is first named, and gets its routes when the
 * context has started. Thread-safe.
 */
final class Connections implements StartupListener {
    private static final String PREFIX = "connection.";

    private final CamelContext context;
    private final CaravanSettings settings;
    private final Clock clock;
    private final RunListener listener;
    private final Supplier<Store> store;
    private final ReentrantLock routing = new ReentrantLock();
    private final Map<String, ConnectionHandle> handles = new ConcurrentHashMap<>();

    Connections(
            CamelContext context, CaravanSettings settings, Clock clock, RunListener listener, Supplier<Store> store) {
        this.context = context;
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        this.store = store;
    }

    /** The connection of a name; an error that names the nearest one, or everything wrong with its settings. */
    ConnectionHandle require(String name) {
        ConnectionHandle known = handles.get(name);
        if (known != null) {
            return known;
        }
        ConnectionHandle made = opened(name);
        made.ensureRoutesUnlessBusy();
        return made;
    }

    /** No routes are added under this lock: whoever loads a route holds Camel's own and may come by here. */
    private synchronized ConnectionHandle opened(String name) {
        ConnectionHandle known = handles.get(name);
        if (known != null) {
            return known;
        }
        ConnectionHandle made = open(name);
        handles.put(name, made);
        return made;
    }

    private ConnectionHandle open(String name) {
        String vendor = settings.find(PREFIX + name + ".vendor")
                .orElseThrow(() -> new CaravanException("connection \"" + name + "\" is not configured: "
                        + NearestName.of(name, SettingNames.connections(context))
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("set caravan.connection." + name + ".vendor and the settings of that vendor")));
        AuthSchemes schemes = AuthSchemes.load(
                CamelExtensions.loader(context), context.getRegistry().findByType(AuthScheme.class));
        VendorProfile profile = profiles(schemes).named(vendor);
        ConnectionSettings configured = ConnectionSettings.of(
                name, profile, key -> settings.find(PREFIX + name + "." + key).orElse(null));
        return switch (profile.transport()) {
            case HTTP ->
                new HttpConnectionHandle(
                        context,
                        Connection.open(configured, schemes, tokens(), clock, NanoClock.system()),
                        listener,
                        routing);
            case JDBC -> new JdbcConnectionHandle(context, configured, this::repeated, clock);
            case MONGODB -> new MongoConnectionHandle(context, configured, this::repeated, clock);
        };
    }

    private void repeated(String connection, OperationCall call, int repeat, Answer answer) {
        listener.on(new RunEvent.RequestRepeated(
                Objects.requireNonNullElse(call.caseName(), ""),
                connection,
                call.operation().name(),
                repeat,
                answer.describe()));
    }

    /** Whether a connection of this name is configured. */
    static boolean isConfigured(CamelContext context, String name) {
        return new CaravanSettings(context).find(PREFIX + name + ".vendor").isPresent();
    }

    /** Closes what the connections have opened. */
    void close() {
        handles.values().forEach(ConnectionHandle::close);
    }

    private VendorProfiles profiles(AuthSchemes schemes) {
        return new VendorProfiles(
                ProfileFiles.builtIn(CamelExtensions.loader(context)), ownFiles(), schemes.placeholders());
    }

    private ProfileFiles ownFiles() {
        String root = Caravan.of(context).caseFiles().root();
        return root.startsWith("classpath:")
                ? ProfileFiles.onClassPath(
                        CamelExtensions.loader(context), root.substring("classpath:".length()) + "/vendors/")
                : ProfileFiles.in(Path.of(root.substring("file:".length()), "vendors"));
    }

    /** The store is opened by the first token, not by loading a route. */
    private TokenStore tokens() {
        return new TokenStore() {
            @Override
            public Optional<StoredToken> load(String connection, String fingerprint) {
                return store.get().tokens().load(connection, fingerprint);
            }

            @Override
            public boolean save(
                    String connection, String fingerprint, long expected, byte[] sealed, @Nullable Instant expiresAt) {
                return store.get().tokens().save(connection, fingerprint, expected, sealed, expiresAt);
            }

            @Override
            public boolean claim(String connection, String fingerprint, long version, String holder, Duration life) {
                return store.get().tokens().claim(connection, fingerprint, version, holder, life);
            }

            @Override
            public void release(String connection, String fingerprint, String holder) {
                store.get().tokens().release(connection, fingerprint, holder);
            }

            @Override
            public boolean isLasting() {
                return store.get().tokens().isLasting();
            }
        };
    }

    /** Masks the secrets of every connection in a text. */
    String mask(String text) {
        String masked = text;
        for (ConnectionHandle handle : handles.values()) {
            masked = handle.masking().mask(masked);
        }
        return masked;
    }

    @Override
    public void onCamelContextStarted(CamelContext started, boolean alreadyStarted) {
        handles.values().forEach(ConnectionHandle::ensureRoutesUnlessBusy);
    }
}
