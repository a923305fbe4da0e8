package dev.caravan.sandbox.okki;

import dev.caravan.sandbox.door.Faults;
import dev.caravan.sandbox.door.HttpAnswer;
import dev.caravan.sandbox.door.HttpRequest;
import dev.caravan.sandbox.door.RequestLog;
import dev.caravan.sandbox.door.Sandbox;
import dev.caravan.sandbox.door.SandboxDoor;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 小满 OKKI's open API on 127.0.0.1: tokens by client credentials, password and refresh, the tree of product groups, the
 * paged list of products. Starts when made, serves until closed. Thread-safe. Facts: open.xiaoman.cn and public clients.
 */
public final class OkkiSandbox implements Sandbox {
    /** The operation that gives tokens. */
    public static final String ACCESS_TOKEN = "v1/oauth2/access_token";

    /** The operation that renews the tokens of the password grant. */
    public static final String REFRESH_TOKEN = "v1/oauth2/refresh_token";

    /** The operation that lists product groups. */
    public static final String GROUPS = "v1/product/groups";

    /** The operation that lists products. */
    public static final String PRODUCTS = "v1/product/list";

    static final String PRODUCT_SCOPE = "product";

    private static final Map<String, String> METHODS =
            Map.of(ACCESS_TOKEN, "POST", REFRESH_TOKEN, "POST", GROUPS, "GET", PRODUCTS, "GET");
    private static final int SEEDED_PRODUCTS = 1200;

    private final OkkiGroups groups;
    private final OkkiProducts products = new OkkiProducts(SEEDED_PRODUCTS, 20240101);
    private final OkkiProductModule module;
    private final OkkiTokens tokens;
    private final OkkiLogin login;
    private final OkkiEntrance entrance;
    private final SandboxDoor door;

    /** Port 0 takes any free one. The clock ends tokens and dates answers. */
    public OkkiSandbox(OkkiSettings settings, OkkiGroups groups, Clock clock, int port) {
        this.groups = groups;
        this.module = new OkkiProductModule(settings, groups, products, clock);
        this.tokens = new OkkiTokens(settings.tokens(), clock);
        this.login = new OkkiLogin(settings, tokens);
        this.entrance = new OkkiEntrance(settings, tokens);
        this.door = new SandboxDoor(name(), port, clock, settings.limits().latency(), new Work());
    }

    /** With the system clock and any free port. */
    public OkkiSandbox(OkkiSettings settings, OkkiGroups groups) {
        this(settings, groups, Clock.systemUTC(), 0);
    }

    @Override
    public String name() {
        return "okki";
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

    public OkkiGroups groups() {
        return groups;
    }

    /** 1,200 products at first. */
    public OkkiProducts products() {
        return products;
    }

    /** Requests to either token operation, whatever their answer. */
    public long tokenCalls() {
        return requests().total(ACCESS_TOKEN) + requests().total(REFRESH_TOKEN);
    }

    /** New access tokens, by login or refresh; asking again for a living one counts as none. */
    public long tokensIssued() {
        return tokens.issued();
    }

    /** Refreshes that succeeded. */
    public long refreshes() {
        return tokens.refreshes();
    }

    /** Ends all access tokens before their time; refresh tokens stay good. */
    public void revokeTokens() {
        tokens.revokeAccess();
    }

    /** Ends access and refresh tokens. */
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
            return request.method().equals(METHODS.get(path)) ? path : null;
        }

        @Override
        public HttpAnswer answer(SandboxDoor.Call call) {
            try {
                return switch (call.operation()) {
                    case ACCESS_TOKEN -> login.token(call.request());
                    case REFRESH_TOKEN -> login.refresh(call.request());
                    default -> business(call);
                };
            } catch (OkkiRefusal refusal) {
                return refusal.answer();
            }
        }

        private HttpAnswer business(SandboxDoor.Call call) throws OkkiRefusal {
            entrance.enter(call.request(), call.arrival());
            Map<String, String> given = call.request().parameters();
            return call.operation().equals(GROUPS)
                    ? module.groups(given, call.fault())
                    : module.products(given, call.fault());
        }
    }
}
