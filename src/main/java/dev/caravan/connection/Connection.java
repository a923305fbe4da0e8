package dev.caravan.connection;

import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigProblem;
import dev.caravan.config.DurationText;
import dev.caravan.config.Place;
import dev.caravan.model.Action;
import dev.caravan.model.TokenStore;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OperationKind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One account of one vendor at run time: makes requests ready, and says what their answers mean. An attempt is: {@link
 * #gate} → {@link #limiter} → {@link #prepare} → HTTP → {@link #complete} → the permit closed. Thread-safe.
 */
public final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int SHORTEST_SECRET = 8;
    /** The first refusal is an old token; the second hits one that was just issued. */
    private static final int MOST_REFUSALS = 2;

    private final ConnectionSettings settings;
    private final AuthScheme scheme;
    private final Clock clock;
    private final Masking masking;
    private final PauseGate gate;
    private final PacedLimiter limiter;
    private final RequestBuilder requests;
    private final AnswerClassifier classifier;
    private final TokenKeeper tokens;
    private final SessionMemory memory = new SessionMemory();
    private final AtomicLong loginless = new AtomicLong(1);
    private final AtomicLong maskedGeneration = new AtomicLong();
    private volatile Map<String, String> learnedAtLogin = Map.of();

    private Connection(ConnectionSettings settings, AuthScheme scheme, TokenStore store, Clock clock, NanoClock nanos) {
        this.settings = settings;
        this.scheme = scheme;
        this.clock = clock;
        this.masking = new Masking(settings.secrets());
        this.gate = new PauseGate(nanos);
        this.limiter = new PacedLimiter(settings.requestsPerSecond(), settings.concurrency(), nanos);
        this.requests = new RequestBuilder(settings, clock);
        this.classifier = new AnswerClassifier(settings.profile(), masking, clock);
        TokenKeeper.Shelf shelf = new TokenKeeper.Shelf(
                store, settings.name(), settings.credentialFingerprint(), new TokenSeal(settings));
        this.tokens =
                new TokenKeeper(shelf, clock, nanos, settings.connectTimeout().plus(settings.responseTimeout()));
    }

    /**
     * A connection that has sent nothing yet.
     *
     * @throws ConfigException when the profile's scheme is unknown or the settings do not suit it
     */
    public static Connection open(
            ConnectionSettings settings, AuthSchemes schemes, TokenStore tokens, Clock clock, NanoClock nanos) {
        AuthScheme scheme = schemes.named(settings.profile().auth().scheme());
        List<ConfigProblem> problems = scheme.problems(settings).stream()
                .map(problem -> new ConfigProblem(Place.of("caravan.connection." + settings.name()), problem))
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Connection(settings, scheme, tokens, clock, nanos);
    }

    /** What is configured. */
    public ConnectionSettings settings() {
        return settings;
    }

    /** Masks this connection's secrets, those learned at run time included. */
    public Masking masking() {
        return masking;
    }

    /** Closed while the vendor wants a pause. */
    public PauseGate gate() {
        return gate;
    }

    /** Paces the requests. */
    public PacedLimiter limiter() {
        return limiter;
    }

    /**
     * An operation of the profile; a leading slash does not matter.
     *
     * @throws ConfigException naming the nearest one when there is none
     */
    public Operation operation(String name) {
        return settings.operation(name);
    }

    /** The request as it would go out now, without token and signature; for previews, to be masked. */
    public HttpCall preview(OperationCall call) {
        return requests.build(call);
    }

    /**
     * Makes a call ready for the wire with a valid token and a fresh signature. Logs in when there is no token: one caller
     * does, through {@code loginCaller}, and the others wait.
     *
     * @throws ConnectionException carrying the login's answer ({@code FAIL}, {@code RETRY} or {@code RATE_LIMITED}), or
     *     {@code FAIL} when the request cannot be built
     */
    public HttpCall prepare(OperationCall call, LoginCaller loginCaller) {
        boolean login = call.operation().kind() == OperationKind.LOGIN;
        String loginOperation = scheme.loginOperation(settings);
        long generation = 0;
        Map<String, String> session = Map.of();
        if (!login && loginOperation != null) {
            Operation asLogin = operation(loginOperation);
            HeldToken held = tokens.current(() -> login(asLogin, loginCaller));
            generation = held.generation();
            maskOnce(held);
            session = memory.values(generation, held.token().values());
        } else if (!login) {
            generation = loginless.get();
            session = memory.values(generation, Map.of());
        }
        AuthContext context = new AuthContext(settings, session, clock);
        Map<String, String> values = login ? scheme.values(context) : Map.of();
        RequestDraft draft = requests.draft(call, values::get);
        scheme.sign(draft, context);
        return draft.toCall(generation);
    }

    /**
     * What came of a prepared call. Closes the gate when the vendor wants a pause, drops the token when it was refused, and
     * turns a refusal of a token that was just issued into {@code FAIL}.
     */
    public Answer complete(OperationCall call, HttpCall sent, HttpResult result) {
        Answer answer = classifier.classify(call, result);
        if (answer.pause() != null) {
            LOG.info(
                    "connection '{}': all requests wait {} ({})",
                    settings.name(),
                    DurationText.format(answer.pause()),
                    answer.describe());
            gate.close(answer.pause());
        }
        if (call.operation().kind() == OperationKind.LOGIN) {
            learnedAtLogin = result instanceof HttpAnswer http ? scheme.learn(http) : Map.of();
            return answer;
        }
        if (answer.action() == Action.REFRESH_TOKEN) {
            return refused(sent.generation(), answer);
        }
        if (result instanceof HttpAnswer http) {
            learn(sent.generation(), http);
        }
        if (answer.action() == Action.OK || answer.action() == Action.REJECT) {
            memory.proved(sent.generation());
        }
        return answer;
    }

    private void learn(long generation, HttpAnswer http) {
        Map<String, String> learned = scheme.learn(http);
        if (!learned.isEmpty()) {
            mask(learned);
            memory.learn(generation, learned);
        }
    }

    private Answer refused(long generation, Answer answer) {
        int refusals = memory.refused(generation);
        boolean current = scheme.loginOperation(settings) == null
                ? loginless.compareAndSet(generation, generation + 1)
                : tokens.invalidate(generation);
        if (current) {
            LOG.info("connection '{}': the session was refused ({})", settings.name(), answer.describe());
        }
        if (refusals < MOST_REFUSALS) {
            return answer;
        }
        String advice = answer.advice();
        return answer.as(
                Action.FAIL,
                "a session that was just issued is refused too: "
                        + (advice == null ? "check the account and whether its authorization was revoked" : advice));
    }

    private Token login(Operation operation, LoginCaller caller) {
        Answer answer = answerOf(operation, caller);
        if (answer.action() == Action.RETRY || answer.action() == Action.RATE_LIMITED) {
            throw new ConnectionException(answer);
        }
        if (answer.action() != Action.OK) {
            LOG.warn("connection '{}': the login was refused ({})", settings.name(), answer.describe());
            throw new ConnectionException(answer.as(Action.FAIL, answer.advice()));
        }
        Token token = scheme.token(answer, learnedAtLogin, new AuthContext(settings, Map.of(), clock));
        if (token == null) {
            throw new ConnectionException(
                    Answer.local(Action.FAIL, "the answer to " + operation.name() + " holds no session", null));
        }
        mask(token.values());
        LOG.info("connection '{}': logged in", settings.name());
        return token;
    }

    private static Answer answerOf(Operation operation, LoginCaller caller) {
        try {
            return caller.login(OperationCall.of(operation));
        } catch (ConnectionException refused) {
            return refused.answer();
        }
    }

    private void maskOnce(HeldToken held) {
        if (maskedGeneration.getAndSet(held.generation()) != held.generation()) {
            mask(held.token().values());
        }
    }

    private void mask(Map<String, String> values) {
        values.values().stream()
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .forEach(masking::learn);
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
