package dev.caravan.sandbox.xingchen;

import dev.caravan.sandbox.door.Digests;
import dev.caravan.sandbox.door.HttpRequest;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Checks the headers that every 星辰 request must carry, and their signature. Thread-safe. */
final class XingchenEntrance {
    private static final int REMEMBERED = 10_000;

    private final XingchenSettings settings;
    private final Clock clock;
    private final Set<String> seen = Collections.synchronizedSet(Collections.newSetFromMap(new Recent()));
    private final AtomicLong badSignatures = new AtomicLong();

    XingchenEntrance(XingchenSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The last signatures. */
    private static final class Recent extends LinkedHashMap<String, Boolean> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }

    long badSignatures() {
        return badSignatures.get();
    }

    void check(HttpRequest request) throws XingchenRefusal {
        require(settings.clientId().equals(header(request, "x-api-clientid")), "X-Api-ClientID is unknown");
        require("2.0".equals(header(request, "x-api-auth-version")), "X-Api-Auth-Version must be 2.0");
        require(
                "X-Api-TimeStamp,X-Api-Nonce".equals(header(request, "x-api-signheaders")),
                "X-Api-SignHeaders must be X-Api-TimeStamp,X-Api-Nonce");
        String nonce = header(request, "x-api-nonce");
        String timestamp = header(request, "x-api-timestamp");
        require(nonce.matches("[1-9]\\d{0,18}"), "X-Api-Nonce must be a positive integer");
        require(fresh(timestamp), "X-Api-TimeStamp is more than 5 minutes away");
        if (request.method().equals("POST")) {
            require(
                    header(request, "content-type").startsWith("application/json"),
                    "Content-Type must be application/json");
        }
        checkSignature(request, nonce, timestamp);
    }

    private void checkSignature(HttpRequest request, String nonce, String timestamp) throws XingchenRefusal {
        String plain =
                XingchenSignature.plain(request.method(), request.path(), request.queryParameters(), nonce, timestamp);
        String expected = XingchenSignature.sign(settings.clientSecret(), plain);
        if (!Digests.same(expected, header(request, "x-api-signature"))) {
            badSignatures.incrementAndGet();
            throw refused("X-Api-Signature is wrong");
        }
        require(seen.add(expected) || !settings.rules().replayRefused(), "X-Api-Nonce was used before");
    }

    private boolean fresh(String timestamp) {
        try {
            long distance = Math.abs(clock.millis() - Long.parseLong(timestamp));
            return distance <= settings.timestampTolerance().toMillis();
        } catch (NumberFormatException notMilliseconds) {
            return false;
        }
    }

    private static void require(boolean right, String message) throws XingchenRefusal {
        if (!right) {
            throw refused(message);
        }
    }

    private static XingchenRefusal refused(String message) {
        return new XingchenRefusal(401, 401, message);
    }

    private static String header(HttpRequest request, String name) {
        String value = request.header(name);
        return value == null ? "" : value;
    }
}
