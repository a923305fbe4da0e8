package dev.caravan.sandbox.tplus;

import dev.caravan.json.Json;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.Faults;
import dev.caravan.sandbox.door.HttpAnswer;
import dev.caravan.sandbox.door.HttpRequest;
import dev.caravan.sandbox.door.RequestLog;
import dev.caravan.sandbox.door.Sandbox;
import dev.caravan.sandbox.door.SandboxDoor;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 畅捷通 T+'s open API on 127.0.0.1: the refresh that rotates both tokens, the query of inventory. Starts when made, serves
 * until closed. Thread-safe. Facts: the vendor's Python SDK and public clients.
 */
public final class TplusSandbox implements Sandbox {
    /** The operation that renews both tokens. */
    public static final String REFRESH_TOKEN = "auth/v2/refreshToken";

    /** The operation that lists inventory; any case of its letters will do. */
    public static final String INVENTORY = "tplus/api/v2/inventory/Query";

    private static final String SERVICES = "tplus/";

    private final TplusSettings settings;
    private final TplusInventory inventory;
    private final TplusTokens tokens;
    private final TplusEntrance entrance;
    private final SandboxDoor door;

    /** Port 0 takes any free one. The clock ends tokens. */
    public TplusSandbox(TplusSettings settings, TplusInventory inventory, Clock clock, int port) {
        this.settings = settings;
        this.inventory = inventory;
        this.tokens = new TplusTokens(settings.account(), settings.tokens(), clock);
        this.entrance = new TplusEntrance(settings, tokens);
        this.door = new SandboxDoor(name(), port, clock, settings.latency(), new Work());
    }

    /** With the system clock and any free port. */
    public TplusSandbox(TplusSettings settings, TplusInventory inventory) {
        this(settings, inventory, Clock.systemUTC(), 0);
    }

    @Override
    public String name() {
        return "tplus";
    }

    @Override
    public String baseUrl() {
        return door.url();
    }

    @Override
    public Faults faults() {
        return door.faults();
    }

    @Override
    public RequestLog requests() {
        return door.requests();
    }

    public TplusInventory inventory() {
        return inventory;
    }

    /** Requests for a refresh, whatever their answer. */
    public long tokenCalls() {
        return requests().total(REFRESH_TOKEN);
    }

    /** Refreshes that succeeded. */
    public long refreshes() {
        return tokens.refreshes();
    }

    /** Refreshes with a token that was not the current one, or too old. */
    public long refusedRefreshes() {
        return tokens.refused();
    }

    /** The access token that is good now, or was last. */
    public String openToken() {
        return tokens.current().access();
    }

    /** The one refresh token that works. */
    public String refreshToken() {
        return tokens.current().refresh();
    }

    /** Ends the access token before its time; the refresh token stays good. */
    public void revokeTokens() {
        tokens.revokeAccess();
    }

    /** Ends both tokens: only a person can authorize the app again. */
    public void revokeAllTokens() {
        tokens.revokeAll();
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

    private final class Work implements SandboxDoor.Vendor {
        @Override
        public @Nullable String operation(HttpRequest request) {
            String path = request.path().substring(1);
            if (path.equalsIgnoreCase(INVENTORY) && request.method().equals("POST")) {
                return INVENTORY;
            }
            if (path.equals(REFRESH_TOKEN) && request.method().equals("GET")) {
                return REFRESH_TOKEN;
            }
            return path.toLowerCase(Locale.ROOT).startsWith(SERVICES) ? path : null;
        }

        @Override
        public HttpAnswer answer(SandboxDoor.Call call) {
            try {
                return switch (call.operation()) {
                    case REFRESH_TOKEN -> refresh(call.request());
                    case INVENTORY -> query(call);
                    default -> HttpAnswer.json(TplusAnswers.wrongService());
                };
            } catch (TplusRefusal refusal) {
                return refusal.answer();
            }
        }

        private HttpAnswer query(SandboxDoor.Call call) throws TplusRefusal {
            entrance.enter(call.request(), call.arrival());
            TplusQuery query = TplusQuery.read(call.request().text(), settings);
            Fault fault = call.fault();
            if (fault != null && fault.kind() == Fault.Kind.DATA_NULL) {
                return HttpAnswer.json("null");
            }
            return HttpAnswer.json(Json.write(query.bent(fault).answer(inventory)));
        }

        private HttpAnswer refresh(HttpRequest request) throws TplusRefusal {
            entrance.requireApp(request);
            Map<String, String> given = request.parameters();
            TplusTokens.Pair pair = "refresh_token".equals(given.get("grantType"))
                    ? tokens.refresh(given.getOrDefault("refreshToken", ""))
                    : null;
            return HttpAnswer.json(
                    pair == null
                            ? TplusAnswers.tokenCall(settings.tokens().refusedCode(), "refreshToken无效或已使用", null)
                            : TplusAnswers.tokenCall("200", "ok", result(pair)));
        }

        private Map<String, Object> result(TplusTokens.Pair pair) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("access_token", pair.access());
            result.put("refresh_token", pair.refresh());
            result.put("expires_in", settings.tokens().life().toSeconds());
            result.put("refresh_expires_in", settings.tokens().refreshLife().toSeconds());
            result.put("org_id", settings.account().orgId());
            return result;
        }
    }
}
