package dev.caravan.sandbox.xingchen;

import dev.caravan.sandbox.door.Faults;
import dev.caravan.sandbox.door.HttpAnswer;
import dev.caravan.sandbox.door.HttpRequest;
import dev.caravan.sandbox.door.RateGate;
import dev.caravan.sandbox.door.RequestLog;
import dev.caravan.sandbox.door.Sandbox;
import dev.caravan.sandbox.door.SandboxDoor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * 金蝶云星辰's open API on 127.0.0.1: verifies every request's signature, hands out changing appSecrets and app-tokens, and
 * lists the stores (仓库) of a {@link StoreCatalogue} to whoever holds a token of the main account; the other accounts have
 * stores of their own. Starts when made, serves until closed. Thread-safe. Facts: open.jdy.com as quoted by clients.
 */
public final class XingchenSandbox implements Sandbox {
    /** The call that lists authorizations with their appSecret. */
    public static final String AUTHORIZE = "jdyconnector/app_management/push_app_authorize";
    /** The call that answers an app-token. */
    public static final String TOKEN = "jdyconnector/app_management/kingdee_auth_token";
    /** The list of stores. */
    public static final String STORES = "jdy/v2/bd/store";

    static final String SECRET = "appSecret";

    private static final HttpAnswer NOT_FOUND = XingchenAnswers.error(519, 519, "API Not Found");
    private static final String UNKNOWN = "unknown";

    private final XingchenSettings settings;
    private final StoreCatalogue stores;
    private final XingchenKeys keys;
    private final XingchenEntrance entrance;
    private final XingchenCalls calls;
    private final RateGate rate;
    private final Clock clock;
    private final SandboxDoor door;

    /** Port 0 takes any free one. The clock judges timestamps, ends tokens, changes secrets and counts minutes. */
    public XingchenSandbox(XingchenSettings settings, StoreCatalogue stores, Clock clock, int port) {
        this.settings = settings;
        this.stores = stores;
        this.clock = clock;
        this.keys = new XingchenKeys(settings.rules(), clock);
        this.entrance = new XingchenEntrance(settings, clock);
        this.calls = new XingchenCalls(settings, keys, stores, clock);
        this.rate = RateGate.perMinute(settings.rules().callsPerMinute());
        this.door = new SandboxDoor("xingchen", port, clock, Duration.ZERO, new Answers());
    }

    /** With the system clock and any free port. */
    public XingchenSandbox(XingchenSettings settings, StoreCatalogue stores) {
        this(settings, stores, Clock.systemUTC(), 0);
    }

    @Override
    public String name() {
        return "xingchen";
    }

    /** Stands for {@code https://api.kingdee.com}. */
    @Override
    public String baseUrl() {
        return door.url();
    }

    /** The main account's stores. */
    public StoreCatalogue stores() {
        return stores;
    }

    /** All appSecrets become others; in the middle of a run by {@code Fault.doing(sandbox::rotateSecret)}. */
    public void rotateSecret() {
        keys.rotate();
    }

    /** All app-tokens become unknown. */
    public void dropTokens() {
        keys.dropTokens();
    }

    /** App-tokens given out so far. */
    public long tokensIssued() {
        return keys.issued();
    }

    /** The main account's appSecret of now. */
    public String appSecret() {
        return keys.secret(settings.mainAccount());
    }

    /** What the authorize call answers now, secrets included. */
    public List<Map<String, Object>> authorizations() {
        return calls.authorizations();
    }

    /** Requests whose signature was wrong. */
    public long signatureFailures() {
        return entrance.badSignatures();
    }

    @Override
    public Faults faults() {
        return door.faults();
    }

    @Override
    public RequestLog requests() {
        return door.requests();
    }

    @Override
    public void latency(Duration added) {
        door.latency(added);
    }

    @Override
    public void stopAnswering() {
        door.stopAnswering();
    }

    @Override
    public void answerAgain() {
        door.answerAgain();
    }

    @Override
    public void close() {
        door.close();
    }

    private final class Answers implements SandboxDoor.Vendor {
        @Override
        public String operation(HttpRequest request) {
            return switch (request.method() + " " + request.path().substring(1)) {
                case "POST " + AUTHORIZE -> AUTHORIZE;
                case "GET " + TOKEN -> TOKEN;
                case "GET " + STORES -> STORES;
                default -> UNKNOWN;
            };
        }

        @Override
        public HttpAnswer answer(SandboxDoor.Call call) {
            try {
                entrance.check(call.request());
                if (!rate.lets(clock.millis() * 1_000_000)) {
                    throw new XingchenRefusal(429, 429, "too many calls");
                }
                return call.operation().equals(UNKNOWN)
                        ? NOT_FOUND
                        : calls.answer(call.operation(), call.request(), call.fault());
            } catch (XingchenRefusal refusal) {
                return refusal.answer();
            }
        }
    }
}
