package dev.caravan.sandbox.banniu;

import dev.caravan.sandbox.door.Faults;
import dev.caravan.sandbox.door.HttpAnswer;
import dev.caravan.sandbox.door.HttpRequest;
import dev.caravan.sandbox.door.RateGate;
import dev.caravan.sandbox.door.RequestLog;
import dev.caravan.sandbox.door.Sandbox;
import dev.caravan.sandbox.door.SandboxDoor;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * 班牛's open API on 127.0.0.1: verifies every request's sign and token and serves the tasks (工单) of a {@link TaskBoard},
 * page by page of their creation times; what is written shows at once, its modification time too. Starts when made,
 * serves until closed. Thread-safe. Facts: open.bytenew.com as its clients use it; no vendor page was found.
 */
public final class BanniuSandbox implements Sandbox {
    /** The list of tasks. */
    public static final String LIST = "task.list";
    /** Its sibling with the same parameters. */
    public static final String LIST_NEW = "task.list.new";
    /** The columns of the project. */
    public static final String COLUMNS = "column.list";
    /** One task. */
    public static final String TASK = "task.getTask";
    /** The update of one task. */
    public static final String UPDATE = "task.update";
    /** The update of several. */
    public static final String BATCH_UPDATE = "task.batchUpdate";
    /** A new task; not idempotent. */
    public static final String CREATE = "task.create";

    private static final String PATH = "/gateway/api/miniAPI";

    private final BanniuSettings settings;
    private final TaskBoard board;
    private final BanniuEntrance entrance;
    private final BanniuCalls calls;
    private final RateGate rate;
    private final SandboxDoor door;

    /** Port 0 takes any free one. The clock judges timestamps and dates what is written. */
    public BanniuSandbox(BanniuSettings settings, TaskBoard board, Clock clock, int port) {
        this.settings = settings;
        this.board = board;
        this.entrance = new BanniuEntrance(settings, clock);
        this.calls = new BanniuCalls(settings, board, clock);
        this.rate = new RateGate(settings.requestsPerSecond());
        this.door = new SandboxDoor("banniu", port, clock, Duration.ZERO, new Answers());
    }

    /** With the system clock and any free port. */
    public BanniuSandbox(BanniuSettings settings, TaskBoard board) {
        this(settings, board, Clock.systemUTC(), 0);
    }

    @Override
    public String name() {
        return "banniu";
    }

    /** Stands for {@code https://open.bytenew.com}. */
    @Override
    public String baseUrl() {
        return door.url();
    }

    public TaskBoard board() {
        return board;
    }

    /** Requests whose sign was wrong. */
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
        public @Nullable String operation(HttpRequest request) {
            return request.path().equals(PATH) ? request.queryParameters().getOrDefault("method", "") : null;
        }

        @Override
        public HttpAnswer answer(SandboxDoor.Call call) {
            try {
                entrance.check(call.request().queryParameters());
                return rate.lets(call.arrival()) ? calls.answer(call) : throttled();
            } catch (BanniuRefusal refusal) {
                return refusal.answer();
            }
        }

        private HttpAnswer throttled() {
            String json = BanniuAnswers.error(settings.codes().throttled(), "请求过于频繁");
            return HttpAnswer.of(settings.throttledByCode() ? 200 : 429, HttpAnswer.JSON, json);
        }
    }
}
