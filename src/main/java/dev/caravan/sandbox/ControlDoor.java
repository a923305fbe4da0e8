package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Tests and benchmarks in another process read the oracle and steer both sandboxes here: {@code
 * http://127.0.0.1:port/__sandbox/<command>?name=value}. Commands: {@code oracle}, {@code clear}, {@code latency}, {@code
 * fault}, {@code change}, {@code refuse}, {@code accept}, {@code lose-sessions}.
 */
final class ControlDoor implements AutoCloseable {
    private static final String BASE = "/__sandbox/";

    private final JackyunSandbox jackyun;
    private final K3CloudSandbox k3cloud;
    private final WarehouseOracle oracle;
    private final HttpDoor door;

    ControlDoor(JackyunSandbox jackyun, K3CloudSandbox k3cloud) {
        this.jackyun = jackyun;
        this.k3cloud = k3cloud;
        this.oracle = new WarehouseOracle(jackyun.catalogue(), k3cloud.book());
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
            return command.equals("oracle") ? report() : steer(command, request.parameters());
        } catch (IllegalArgumentException mistake) {
            return HttpAnswer.of(400, HttpAnswer.PLAIN, String.valueOf(mistake.getMessage()));
        }
    }

    private HttpAnswer steer(String command, Map<String, String> given) {
        switch (command) {
            case "clear" -> {
                k3cloud.book().clear();
                k3cloud.requests().clear();
                jackyun.requests().clear();
            }
            case "latency" -> latency(given);
            case "fault" -> fault(given);
            case "change" ->
                jackyun.catalogue()
                        .change(need(given, "code"), changes(given), Instant.parse(need(given, "modifiedAt")));
            case "refuse" ->
                k3cloud.book().refuse(need(given, "code"), given.getOrDefault("field", ""), need(given, "message"));
            case "accept" -> k3cloud.book().accept(need(given, "code"));
            case "lose-sessions" -> k3cloud.loseAllSessions();
            default -> throw new IllegalArgumentException("No such command: " + command);
        }
        return HttpAnswer.json("{\"done\":true}");
    }

    private void latency(Map<String, String> given) {
        Duration latency = Duration.ofMillis(Long.parseLong(need(given, "ms")));
        if (need(given, "vendor").equals("jackyun")) {
            jackyun.latency(latency);
        } else {
            k3cloud.latency(latency);
        }
    }

    private void fault(Map<String, String> given) {
        Fault fault = Fault.of(
                Fault.Kind.valueOf(need(given, "kind")),
                Integer.parseInt(given.getOrDefault("number", "0")),
                given.getOrDefault("text", ""),
                Duration.ofMillis(Long.parseLong(given.getOrDefault("ms", "0"))));
        Faults faults = need(given, "vendor").equals("jackyun") ? jackyun.faults() : k3cloud.faults();
        String operation = given.getOrDefault("operation", Faults.ANY);
        if (given.containsKey("onRequest")) {
            faults.onRequest(operation, Long.parseLong(need(given, "onRequest")), fault);
        } else {
            faults.next(operation, Integer.parseInt(given.getOrDefault("count", "1")), fault);
        }
    }

    private static Map<String, Object> changes(Map<String, String> given) {
        String field = need(given, "field");
        String value = need(given, "value");
        return Map.of(field, field.equals("isBlockup") ? (Object) Integer.valueOf(value) : value);
    }

    private static String need(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The parameter " + name + " is missing");
        }
        return value;
    }

    private HttpAnswer report() {
        StockBook book = k3cloud.book();
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("rows", book.size()).put("expected", oracle.expectedCount());
        report.put("creates", book.creates()).put("updates", book.updates());
        report.put("refusedDuplicates", book.refusedDuplicates());
        report.put("logins", k3cloud.logins()).put("failedLogins", k3cloud.failedLogins());
        report.put("signatureFailures", jackyun.signatureFailures() + k3cloud.signatureFailures());
        report.set("jackyun", requests(jackyun.requests()));
        report.set("k3cloud", requests(k3cloud.requests()));
        List<String> differences = oracle.differences();
        differences.forEach(report.putArray("differences")::add);
        return K3Status.json(report);
    }

    private static ObjectNode requests(RequestLog log) {
        ObjectNode requests = JsonNodeFactory.instance.objectNode();
        requests.put("total", log.total());
        requests.put("mostInOneSecond", log.maxRequestsInAnyWindow(Duration.ofSeconds(1)));
        ObjectNode byOperation = requests.putObject("byOperation");
        log.byOperation().forEach(byOperation::put);
        return requests;
    }
}
