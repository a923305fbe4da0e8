package dev.caravan.sandbox.k3cloud;

import dev.caravan.sandbox.door.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** 星空's sessions: opened by a login, kept alive by use, lost by idling or on purpose. Thread-safe. */
final class K3Sessions {
    static final String NAME = "kdservice-sessionid";

    private final Clock clock;
    private final Duration idleTimeout;
    private final Map<String, Long> lastUse = new ConcurrentHashMap<>();
    private final AtomicLong opened = new AtomicLong();

    K3Sessions(Clock clock, Duration idleTimeout) {
        this.clock = clock;
        this.idleTimeout = idleTimeout;
    }

    String open() {
        String id = UUID.randomUUID().toString();
        lastUse.put(id, clock.millis());
        opened.incrementAndGet();
        return id;
    }

    long opened() {
        return opened.get();
    }

    /** The session a request names, by header or cookie, or null. */
    static @Nullable String named(HttpRequest request) {
        String header = request.header(NAME);
        return header != null ? header : request.cookie(NAME);
    }

    /** Whether the session lives; using it keeps it alive. */
    boolean use(@Nullable String id) {
        if (id == null) {
            return false;
        }
        long now = clock.millis();
        return lastUse.computeIfPresent(id, (key, last) -> now - last > idleTimeout.toMillis() ? null : now) != null;
    }

    void drop(@Nullable String id) {
        if (id != null) {
            lastUse.remove(id);
        }
    }

    void dropAll() {
        lastUse.clear();
    }
}
