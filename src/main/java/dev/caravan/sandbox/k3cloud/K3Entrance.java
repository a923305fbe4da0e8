package dev.caravan.sandbox.k3cloud;

import dev.caravan.sandbox.door.HttpRequest;
import java.util.concurrent.atomic.AtomicLong;

/** Lets a call in by a living session or by signed headers, which open a session of their own. */
final class K3Entrance {
    private static final int CONTEXT_LOST = 1;

    private final K3Sessions sessions;
    private final K3SignedHeaders signedHeaders;
    private final AtomicLong badSignatures = new AtomicLong();

    K3Entrance(K3Sessions sessions, K3SignedHeaders signedHeaders) {
        this.sessions = sessions;
        this.signedHeaders = signedHeaders;
    }

    /** The session a call runs in; a fresh one must be handed to the client. */
    record Pass(String session, boolean fresh) {}

    long badSignatures() {
        return badSignatures.get();
    }

    Pass enter(HttpRequest request) throws K3Refusal {
        boolean signed = K3SignedHeaders.present(request);
        if (signed && !signedHeaders.valid(request)) {
            badSignatures.incrementAndGet();
            throw lost();
        }
        String named = K3Sessions.named(request);
        if (named != null && sessions.use(named)) {
            return new Pass(named, false);
        }
        if (signed && named == null) {
            return new Pass(sessions.open(), true);
        }
        throw lost();
    }

    private static K3Refusal lost() {
        return new K3Refusal(CONTEXT_LOST, K3Status.SESSION_LOST);
    }
}
