package dev.caravan.camel;

import dev.caravan.run.ExtractionReport;
import dev.caravan.sandbox.door.Sandbox;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shipped case, its vendor's sandbox and what it fills; started as often as a test likes, always on the same store. */
abstract class VendorRig implements AutoCloseable {
    final Sandboxes sandboxes;
    final Path folder;

    VendorRig(Sandboxes sandboxes, Path folder) {
        this.sandboxes = sandboxes;
        this.folder = folder;
    }

    abstract String caseName();

    /** The vendor that misbehaves. */
    abstract Sandbox sandbox();

    /** The operation that reads. */
    abstract String operation();

    /** Names of settings without {@code caravan.connection.}. */
    abstract Map<String, String> settings();

    /** What is wrong where the case ends, empty when everything arrived once. */
    abstract List<String> differences(RunningCase running) throws Exception;

    /** The cases to load, the one under test last. */
    List<String> cases() {
        return List.of(caseName());
    }

    /** The cases root, written anew for each start. */
    CaseFolder caseFolder() {
        return ShippedCases.in(folder, cases());
    }

    /** Whether an operation gives tokens. */
    boolean isLogin(String operation) {
        return false;
    }

    /** Requests for a token so far. */
    long logins() {
        return 0;
    }

    /** Requests for a token that a run without trouble makes. */
    long firstLogins() {
        return 0;
    }

    String connection() {
        return sandbox().name();
    }

    RunningCase start(Map<String, String> changed) throws Exception {
        Map<String, String> given = new HashMap<>(settings());
        given.putAll(changed);
        Map<String, String> all = new HashMap<>();
        given.forEach((key, value) -> {
            String connection = "caravan.connection." + key.substring(0, key.indexOf('.'));
            all.put("caravan.connection." + key, value);
            all.putIfAbsent(connection + ".requests-per-second", "2000");
            all.putIfAbsent(connection + ".retry-delay", "20ms");
        });
        RunningCase running = RunningCase.start(sandboxes, folder, caseFolder(), all, cases());
        cases().stream().filter(name -> !name.equals(caseName())).forEach(name -> extract(running, name));
        return running;
    }

    /** Extracts, and waits until nothing is pending or on its way. */
    ExtractionReport extract(RunningCase running) {
        return extract(running, caseName());
    }

    private static ExtractionReport extract(RunningCase running, String name) {
        ExtractionReport report = running.extract("direct:" + name, name);
        running.until(() -> running.hold(name).isPresent() || DeliveryRest.isReached(running.counts(name)));
        return report;
    }

    @Override
    public void close() {
        sandbox().close();
        sandboxes.close();
    }
}
