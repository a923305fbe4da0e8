package dev.caravan.daemon;

import dev.caravan.daemon.demo.DemoCase;
import dev.caravan.daemon.demo.DemoWorld;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code caravan demo}: the published cases side by side against local sandboxes of their vendors, and the oracles' verdict.
 */
@Command(
        name = "demo",
        description = "Runs the published cases side by side against local sandboxes of their vendors. 本地演示",
        footer = "Exit code: 0 when every target holds exactly what it should, else 1.")
final class DemoCommand implements Callable<Integer> {
    private static final String BUILT_IN = "classpath:META-INF/caravan/routes";

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "12345",
            description = "How many warehouses 吉客云 has 仓库数量 (default: ${DEFAULT-VALUE})")
    private int records;

    @Option(names = "--keep", description = "Keeps the store and the tables to look at 保留数据库")
    private boolean keep;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private volatile @Nullable CamelContext context;

    @Override
    public Integer call() throws IOException, SQLException {
        if (records < 1 || records > 1_000_000) {
            throw new ParameterException(spec.commandLine(), "--records is " + records + ", allowed are 1 to 1000000");
        }
        if (options.config != null) {
            throw new ParameterException(
                    spec.commandLine(), "--config: the demo makes settings of its own; override one by -Dkey=value");
        }
        // whoever stops the demo waits until its folder is gone
        try (Stopping stopping = Stopping.listen(this::stop)) {
            return play(stopping);
        }
    }

    private void stop() {
        CamelContext begun = context;
        if (begun != null) {
            begun.stop();
        }
    }

    private int play(Stopping stopping) throws IOException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory(
                "caravan-demo-" + ProcessHandle.current().pid() + "-");
        try (DemoWorld world = new DemoWorld(records, folder)) {
            out.println("caravan demo 驼队演示: " + world.cases().size() + " cases side by side 个方案同时运行, "
                    + Summary.number(records) + " warehouses 个仓库; the sandboxes 沙箱 and the trouble they make 故障:");
            world.lines().forEach(line -> out.println("  " + line));
            out.flush();
            CamelContext made = Contexts.make(settings(world, folder));
            context = made;
            return run(made, world.cases(), stopping);
        } finally {
            leave(folder);
        }
    }

    private int run(CamelContext made, List<DemoCase> cases, Stopping stopping) throws SQLException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            List<CaseOutcome> outcomes = stopping.shouldStop() ? List.of() : outcomes(made, cases, stopping);
            if (stopping.shouldStop()) {
                out.println("stopped 已停止");
                return 1;
            }
            return new DemoVerdict(Contexts.store(made), out).print(cases, outcomes) ? 0 : 1;
        } finally {
            made.stop();
        }
    }

    private List<CaseOutcome> outcomes(CamelContext made, List<DemoCase> cases, Stopping stopping) {
        made.start();
        try (DemoRun run = new DemoRun(made, cases)) {
            return run.run(stopping, spec.commandLine().getOut());
        }
    }

    private Settings settings(DemoWorld world, Path folder) {
        Map<String, String> values = new LinkedHashMap<>(world.settings());
        values.put("caravan.store.url", "jdbc:sqlite:" + folder.resolve("demo.db"));
        values.put(Settings.ROUTES, routes(world.cases().get(0).name()));
        values.putAll(options.overrides);
        Settings settings = Settings.of(values);
        SettingsCheck.run(settings);
        return settings;
    }

    private String routes(String firstCase) {
        String given = options.routes == null ? "routes" : options.routes;
        boolean there = Files.exists(Path.of(given, firstCase, "route.camel.yaml"));
        return there || options.routes != null ? given : BUILT_IN;
    }

    private void leave(Path folder) throws IOException {
        if (keep) {
            spec.commandLine()
                    .getOut()
                    .println(
                            "store 数据库: " + folder.resolve("demo.db") + ", tables 目标表: " + folder.resolve("target.db"));
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
