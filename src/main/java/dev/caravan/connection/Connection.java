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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One account of one vendor at run time: makes requests ready, and says what their answers mean. An attempt is: {@link
 * #gate} → {@link #limiter} → {@link #prepare} → HTTP → {@link #complete} → the permit closed. Thread-safe.
 */
public final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    /** The first refusal is an old token; the second hits one that was just issued. */
    private static final int MOST_REFUSALS = 2;

    private final ConnectionSettings settings;
    private final AuthScheme scheme;
    private final boolean needsToken;
    private final Clock clock;
    private final PauseGate gate;
    private final PacedLimiter limiter;
    private final Map<String, CallBudget> budgets = new HashMap<>();
    private final RequestBuilder requests;
    private final AnswerClassifier classifier;
    private final TokenSource tokens;
    private final SessionMemory memory = new SessionMemory();
    private final AtomicLong loginless = new AtomicLong(1);

    private Connection(ConnectionSettings settings, AuthScheme scheme, TokenStore store, Clock clock, NanoClock nanos) {
        this.settings = settings;
        this.scheme = scheme;
        this.clock = clock;
        this.needsToken = scheme.needsToken(settings);
        this.tokens = new TokenSource(settings, scheme, store, clock, nanos);
        this.gate = new PauseGate(nanos);
        this.limiter = new PacedLimiter(settings.requestsPerSecond(), settings.concurrency(), nanos);
        settings.profile().operations().forEach((name, operation) -> {
            if (operation.limit() != null) {
                budgets.put(name, new CallBudget(operation.limit(), nanos));
            }
        });
        this.requests = new RequestBuilder(settings, clock);
        this.classifier = new AnswerClassifier(settings.profile(), tokens.masking(), clock);
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
        return tokens.masking();
    }

    /** Closed while the vendor wants a pause. */
    public PauseGate gate() {
        return gate;
    }

    /** Paces the requests. */
    public PacedLimiter limiter() {
        return limiter;
    }

    /** Counts the calls of an operation that may be called only so often. */
    public Optional<CallBudget> budget(Operation operation) {
        return Optional.ofNullable(budgets.get(operation.name()));
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
     * Makes a call ready for the wire with a valid token and a fresh signature. Obtains a token when there is none: one caller
     * does, through {@code loginCaller}, and the others wait.
     *
     * @throws ConnectionException carrying the login's answer ({@code FAIL}, {@code RETRY} or {@code RATE_LIMITED}), or
     *     {@code FAIL} when the request cannot be built
     * @throws StoppedException when the caller must stop while it waits
     */
    public HttpCall prepare(OperationCall call, LoginCaller loginCaller) {
        if (call.operation().isTokenless()) {
            return signed(call, 0, call.loginValues());
        }
        if (!needsToken) {
            long generation = loginless.get();
            return signed(call, generation, memory.values(generation, Map.of()));
        }
        HeldToken held = tokens.current(loginCaller);
        return signed(
                call,
                held.generation(),
                memory.values(held.generation(), held.token().values()));
    }

    private HttpCall signed(OperationCall call, long generation, Map<String, String> session) {
        AuthContext context =
                new AuthContext(settings, session, Map.of(), call.operation().isTokenless(), clock);
        Map<String, String> values = scheme.values(context);
        RequestDraft draft = requests.draft(call, values::get);
        scheme.sign(draft, context.with(values));
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
            tokens.answered(result);
            return answer;
        }
        if (call.operation().credentials()) {
            return credentials(answer, result);
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

    /** What an answer means when no attempt is left: a trouble that does not pass may be one of the configuration. */
    public Answer atLast(OperationCall call, HttpResult result, Answer answer) {
        return classifier.atLast(call, result, answer);
    }

    /** Whoever reads the account's credentials, the connection goes on with them. */
    private Answer credentials(Answer answer, HttpResult result) {
        if (answer.action() == Action.OK && result instanceof HttpAnswer http) {
            tokens.renew(answer.with(AnswerBody.read(http, null).json()));
        }
        return answer.action() == Action.REFRESH_TOKEN ? answer.as(Action.FAIL, answer.advice()) : answer;
    }

    private void learn(long generation, HttpAnswer http) {
        Map<String, String> learned = scheme.learn(http);
        if (!learned.isEmpty()) {
            tokens.mask(learned);
            memory.learn(generation, learned);
        }
    }

    private Answer refused(long generation, Answer answer) {
        boolean replaceable = needsToken || memory.hasLearned(generation);
        int refusals = memory.refused(generation);
        boolean current =
                needsToken ? tokens.invalidate(generation) : loginless.compareAndSet(generation, generation + 1);
        if (current && replaceable) {
            LOG.info("connection '{}': the session was refused ({})", settings.name(), answer.describe());
        }
        if (replaceable && refusals < MOST_REFUSALS) {
            return answer;
        }
        String because = refusals < MOST_REFUSALS
                ? "there is no other token to try: "
                : "a session that was just issued is refused too: ";
        String advice = answer.advice();
        return answer.as(
                Action.FAIL,
                because + (advice == null ? "check the account and whether its authorization was revoked" : advice));
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
