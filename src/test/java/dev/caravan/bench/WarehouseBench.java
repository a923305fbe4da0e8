package dev.caravan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how fast the warehouse case is beside the same job written by hand and as a plain Camel route, and how near it
 * comes to what the server's latency allows. Only ratios within one run mean something. System properties: {@code
 * bench.records}, {@code bench.plainRecords}, {@code bench.latencyRecords}, {@code bench.rounds}, {@code bench.jvm}.
 */
class WarehouseBench {
    private static final int PAGE = 50;
    private static final int LATENCY_MILLIS = 50;
    /** Until the just-in-time compiler is done with all programs. */
    private static final int WARM_UPS = 4;

    @TempDir
    Path folder;

    @Test
    void printsTheComparison() throws Exception {
        try (Databases sqlite = Databases.sqlite(folder);
                Databases postgres = Databases.postgres()) {
            compare(sqlite);
            compare(postgres);
            approachLatencyLimit(sqlite);
        }
    }

    private void compare(Databases databases) throws Exception {
        Map<Program, List<Measure>> measures = new EnumMap<>(Program.class);
        try (SandboxServer many = sandboxes("bench.records", 60_000);
                SandboxServer few = sandboxes("bench.plainRecords", 6_000);
                Children children = new Children()) {
            for (int number = 0; number < WARM_UPS + rounds(); number++) {
                for (Program program : Program.values()) {
                    SandboxServer server = program == Program.PLAIN_CAMEL ? few : many;
                    Measure measure = round(children.of(program), server, databases);
                    if (number >= WARM_UPS) {
                        measures.computeIfAbsent(program, any -> new ArrayList<>())
                                .add(measure);
                    }
                }
            }
        }
        System.out.println(Report.comparison(databases.title(), measures));
    }

    private static Measure round(ChildProcess child, SandboxServer server, Databases databases) throws Exception {
        server.clear();
        child.tell(server.round(databases.fresh(), Round.AS_SHIPPED, true).line());
        Measure measure = Measure.parse(child.answer(BenchChild.ANSWER));
        server.requireAllWritten();
        databases.drop();
        return measure;
    }

    private void approachLatencyLimit(Databases databases) throws Exception {
        try (SandboxServer server = sandboxes("bench.latencyRecords", 10_000);
                Children children = new Children()) {
            ChildProcess child = children.of(Program.CARAVAN);
            for (int readAhead : new int[] {1, 4}) {
                List<Measure> measures = new ArrayList<>();
                for (int number = 0; number <= rounds(); number++) {
                    server.latency(number == 0 ? 0 : LATENCY_MILLIS);
                    child.tell(server.round(databases.fresh(), readAhead, false).line());
                    Measure measure = Measure.parse(child.answer(BenchChild.ANSWER));
                    databases.drop();
                    if (number > 0) {
                        measures.add(measure);
                    }
                }
                double limit = (readAhead + 1) * PAGE * 1000.0 / LATENCY_MILLIS;
                System.out.println(Report.share(readAhead, limit, measures));
            }
        }
    }

    private SandboxServer sandboxes(String property, int standard) throws IOException {
        return new SandboxServer(Integer.getInteger(property, standard), folder.resolve(property + ".log"));
    }

    private static int rounds() {
        int rounds = Integer.getInteger("bench.rounds", 5);
        assertThat(rounds).isPositive();
        return rounds;
    }

    /** One warm process per program. */
    private final class Children implements AutoCloseable {
        private final Map<Program, ChildProcess> started = new EnumMap<>(Program.class);

        private ChildProcess of(Program program) {
            return started.computeIfAbsent(program, this::start);
        }

        private ChildProcess start(Program program) {
            List<String> jvm = new ArrayList<>(List.of("-Xmx160m", "-Dlogback.configurationFile=logback-bench.xml"));
            jvm.addAll(List.of(System.getProperty("bench.jvm", "-XX:+UseSerialGC -Xms48m -Xmn32m")
                    .split(" ")));
            return new ChildProcess(
                    jvm, BenchChild.class, List.of(program.name()), folder.resolve(program.name() + ".log"));
        }

        @Override
        public void close() throws IOException {
            for (ChildProcess child : started.values()) {
                child.close();
            }
        }
    }
}
