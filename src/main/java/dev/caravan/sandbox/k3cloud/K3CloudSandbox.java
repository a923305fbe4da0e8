package dev.caravan.sandbox.k3cloud;

import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.Faults;
import dev.caravan.sandbox.door.FaultyTransport;
import dev.caravan.sandbox.door.HttpAnswer;
import dev.caravan.sandbox.door.HttpDoor;
import dev.caravan.sandbox.door.HttpRequest;
import dev.caravan.sandbox.door.Pause;
import dev.caravan.sandbox.door.RateGate;
import dev.caravan.sandbox.door.RequestLog;
import dev.caravan.sandbox.door.Sandbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * 金蝶云星空's WebAPI on 127.0.0.1 for BD_STOCK: logins, sessions, signed headers, save, query, submit, audit. Starts when
 * made, serves until closed. Thread-safe. Facts: the vendor's WebAPI 7.5 documents and SDK 8.2.0.
 */
public final class K3CloudSandbox implements Sandbox {
    /** The form that can be saved and queried. */
    public static final String FORM = "BD_STOCK";

    private static final String BASE = "/k3cloud/";
    private static final String STUB = "kingdee.bos.webapi.servicesstub.";
    private static final String SUFFIX = ".common.kdsvc";
    private static final List<String> LOGINS = List.of("ValidateUser", "LoginByAppSecret", "LoginBySign");
    private static final List<String> CALLS = List.of(
            "Save", "BatchSave", "ExecuteBillQuery", "View", "Submit", "Audit", "UnAudit", "Delete", "Allocate");

    private final K3Entrance entrance;
    private final K3Sessions sessions;
    private final K3Login login;
    private final K3Forms forms;
    private final StockBook book;
    private final RateGate rate;
    private final int mostConcurrent;
    private final AtomicInteger running = new AtomicInteger();
    private final Faults faults = new Faults();
    private final RequestLog requests = new RequestLog();
    private final FaultyTransport transport;
    private final HttpDoor door;
    private volatile Duration latency;

    /** Port 0 takes any free one. The clock dates rows, ends sessions and judges signatures. */
    public K3CloudSandbox(K3CloudSettings settings, Clock clock, int port) {
        this.sessions = new K3Sessions(clock, settings.idleTimeout());
        this.login = new K3Login(settings, sessions, clock);
        this.entrance =
                new K3Entrance(sessions, new K3SignedHeaders(settings.account(), clock, settings.timestampTolerance()));
        this.book = new StockBook(clock, settings.auditedRowsMayBeSaved());
        this.forms = new K3Forms(book, settings);
        this.rate = new RateGate(settings.limits().requestsPerSecond());
        this.mostConcurrent = settings.limits().concurrent();
        this.latency = settings.limits().latency();
        this.transport = new FaultyTransport(this::stopAnswering);
        this.door = new HttpDoor("k3cloud", port, clock, this::answer);
    }

    /** With the system clock and any free port. */
    public K3CloudSandbox(K3CloudSettings settings) {
        this(settings, Clock.systemUTC(), 0);
    }

    @Override
    public String name() {
        return "k3cloud";
    }

    /** {@code http://127.0.0.1:port/k3cloud/}. */
    @Override
    public String baseUrl() {
        return "http://127.0.0.1:" + door.port() + BASE;
    }

    /** The stored rows and how they came to be. */
    public StockBook book() {
        return book;
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public RequestLog requests() {
        return requests;
    }

    /** Successful logins by a login call. */
    public long logins() {
        return login.succeeded();
    }

    /** Refused login calls. */
    public long failedLogins() {
        return login.failed();
    }

    /** Requests whose signed headers were wrong. */
    public long signatureFailures() {
        return entrance.badSignatures();
    }

    /** Ends all sessions: the next call with one of them hears that it is lost. */
    public void loseAllSessions() {
        sessions.dropAll();
    }

    @Override
    public void latency(Duration added) {
        latency = added;
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

    private HttpAnswer answer(HttpRequest request) {
        long arrival = System.nanoTime();
        String operation = operation(request);
        if (operation == null) {
            return HttpAnswer.of(404, HttpAnswer.HTML, "<html><body>404 Not Found</body></html>");
        }
        requests.add(operation, arrival);
        Fault fault = faults.take(operation);
        int now = running.incrementAndGet();
        try {
            boolean lets = rate.lets(arrival) && (mostConcurrent == 0 || now <= mostConcurrent);
            HttpAnswer answer = transport.around(
                    fault,
                    () -> lets
                            ? business(operation, request, fault)
                            : K3Status.failure(14, "调用次数超过限制", nested(operation)));
            Pause.of(latency);
            return answer;
        } finally {
            running.decrementAndGet();
        }
    }

    private HttpAnswer business(String operation, HttpRequest request, @Nullable Fault fault) {
        try {
            if (LOGINS.contains(operation)) {
                return fault != null && fault.kind() == Fault.Kind.VENDOR_ERROR
                        ? login.refused(-1, fault.text())
                        : login.answer(operation, K3Body.of(request.body().text()));
            }
            K3Entrance.Pass pass = entrance.enter(request);
            HttpAnswer instead = fault == null ? null : instead(operation, pass, fault);
            if (instead != null) {
                return instead;
            }
            HttpAnswer answer = forms.answer(operation, request, fault);
            return pass.fresh() ? K3Login.withCookies(answer, pass.session()) : answer;
        } catch (K3Refusal refusal) {
            return K3Status.failure(refusal.msgCode(), refusal.text(), nested(operation));
        }
    }

    private @Nullable HttpAnswer instead(String operation, K3Entrance.Pass pass, Fault fault) {
        return switch (fault.kind()) {
            case VENDOR_ERROR -> K3Status.failure(fault.number(), fault.text(), nested(operation));
            case K3_SESSION_LOST, K3_SESSION_LOST_NESTED -> {
                sessions.drop(pass.session());
                boolean nested = nested(operation) || fault.kind() == Fault.Kind.K3_SESSION_LOST_NESTED;
                yield K3Status.failure(1, K3Status.SESSION_LOST, nested);
            }
            case K3_RESPONSE_ERROR -> HttpAnswer.of(200, HttpAnswer.PLAIN, "response_error:服务器内部错误，请联系管理员");
            default -> null;
        };
    }

    private static boolean nested(String operation) {
        return operation.equals("ExecuteBillQuery");
    }

    private static @Nullable String operation(HttpRequest request) {
        String path = request.path().toLowerCase(Locale.ROOT);
        if (!request.method().equals("POST") || !path.startsWith(BASE + STUB) || !path.endsWith(SUFFIX)) {
            return null;
        }
        String service = path.substring(BASE.length() + STUB.length(), path.length() - SUFFIX.length());
        return service.startsWith("authservice.")
                ? named(LOGINS, service.substring("authservice.".length()))
                : service.startsWith("dynamicformservice.")
                        ? named(CALLS, service.substring("dynamicformservice.".length()))
                        : null;
    }

    private static @Nullable String named(List<String> operations, String name) {
        return operations.stream()
                .filter(operation -> operation.equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }
}
