package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.Faults;
import dev.caravan.sandbox.door.HttpAnswer;
import dev.caravan.sandbox.door.HttpDoor;
import dev.caravan.sandbox.door.HttpRequest;
import dev.caravan.sandbox.door.RequestLog;
import dev.caravan.sandbox.door.Sandbox;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tests and benchmarks in another process read the oracle and steer the sandboxes here: {@code
 * http://127.0.0.1:port/__sandbox/<command>?name=value}. {@code oracle} reports, {@code clear} forgets what was written
 * and counted. All other commands name their {@code vendor}: {@code latency}, {@code fault}, {@code stop-answering},
 * {@code answer-again}, and those of the vendor's {@link VendorDesk}.
 */
final class ControlDoor implements AutoCloseable {
    private static final String BASE = "/__sandbox/";

    private final Map<String, VendorDesk> desks = new LinkedHashMap<>();
    private final Consumer<ObjectNode> judgement;
    private final HttpDoor door;

    /** The judgement adds the cases' oracles to the report. */
    ControlDoor(Collection<VendorDesk> desks, Consumer<ObjectNode> judgement) {
        desks.forEach(desk -> this.desks.put(desk.sandbox().name(), desk));
        this.judgement = judgement;
        this.door = new HttpDoor("control", 0, Clock.systemUTC(), this::answer);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + door.port() + BASE;
    }

    @Override
    public void close() {
        door.close();
    }

    private HttpAnswer answer(HttpRequest request) {
        if (!request.path().startsWith(BASE)) {
            return HttpAnswer.of(404, HttpAnswer.PLAIN, "Not here");
        }
        String command = request.path().substring(BASE.length());
        try {
            if (command.equals("oracle")) {
                return HttpAnswer.json(report());
            }
            steer(command, new ControlParameters(request.parameters()));
            return HttpAnswer.json("{\"done\":true}");
        } catch (IllegalArgumentException | DateTimeException mistake) {
            return HttpAnswer.of(400, HttpAnswer.PLAIN, String.valueOf(mistake.getMessage()));
        }
    }

    private void steer(String command, ControlParameters given) {
        if (command.equals("clear")) {
            desks.values().forEach(desk -> clear(desk, given));
            return;
        }
        VendorDesk desk = desks.get(given.text("vendor"));
        if (desk == null) {
            throw new IllegalArgumentException(
                    "No such vendor: " + given.text("vendor") + "; there are " + desks.keySet());
        }
        Sandbox sandbox = desk.sandbox();
        switch (command) {
            case "latency" -> sandbox.latency(given.millis("ms", 0));
            case "fault" -> plan(sandbox.faults(), given);
            case "stop-answering" -> sandbox.stopAnswering();
            case "answer-again" -> sandbox.answerAgain();
            default -> own(desk, command).accept(given);
        }
    }

    private static Consumer<ControlParameters> own(VendorDesk desk, String command) {
        Consumer<ControlParameters> own = desk.commands().get(command);
        if (own == null) {
            throw new IllegalArgumentException("No such command: " + command);
        }
        return own;
    }

    private static void clear(VendorDesk desk, ControlParameters given) {
        desk.sandbox().requests().clear();
        Consumer<ControlParameters> own = desk.commands().get("clear");
        if (own != null) {
            own.accept(given);
        }
    }

    private static void plan(Faults faults, ControlParameters given) {
        Fault fault = Fault.of(
                Fault.Kind.valueOf(given.text("kind")),
                given.number("number", 0),
                given.text("text", ""),
                given.millis("ms", 0));
        String operation = given.text("operation", Faults.ANY);
        if (given.has("onRequest")) {
            faults.onRequest(operation, given.number("onRequest"), fault);
        } else {
            faults.next(operation, given.number("count", 1), fault);
        }
    }

    private ObjectNode report() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        judgement.accept(report);
        desks.forEach((vendor, desk) -> {
            ObjectNode part = report.putObject(vendor);
            requests(part, desk.sandbox().requests());
            desk.report().accept(part);
        });
        return report;
    }

    private static void requests(ObjectNode part, RequestLog log) {
        part.put("total", log.total());
        part.put("mostInOneSecond", log.maxRequestsInAnyWindow(Duration.ofSeconds(1)));
        ObjectNode byOperation = part.putObject("byOperation");
        log.byOperation().forEach(byOperation::put);
    }
}
