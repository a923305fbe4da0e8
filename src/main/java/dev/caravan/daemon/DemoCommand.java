package dev.caravan.daemon;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code caravan demo}: the first case against local sandboxes of both vendors, and the oracle's verdict.
 */
@Command(
        name = "demo",
        description = "Runs the first case against local sandboxes of 吉客云 and 金蝶云星空. 本地演示",
        footer = "Exit code: 0 when the sandbox of 星空 holds exactly the expected rows, else 1.")
final class DemoCommand implements Callable<Integer> {
    private static final String BUILT_IN = "classpath:META-INF/caravan/routes";

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "12345",
            description = "How many warehouses 仓库数量 (default: ${DEFAULT-VALUE})")
    private int records;

    @Option(names = "--keep", description = "Keeps the store to look at 保留数据库")
    private boolean keep;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (records < 1 || records > 1_000_000) {
            throw new ParameterException(spec.commandLine(), "--records is " + records + ", allowed are 1 to 1000000");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("caravan-demo");
        try (DemoWorld world = new DemoWorld(records)) {
            out.println("caravan demo 驼队演示: 吉客云仓库 → 金蝶云星空, " + Summary.number(records) + " warehouses 个仓库");
            out.println("  sandboxes 沙箱  " + world.addresses());
            out.println("  trouble 故障    " + world.trouble());
            out.flush();
            CamelContext context = Contexts.make(settings(world, folder));
            int code = new RunConsole(context, DemoWorld.CASE, false, out).run();
            return code == RunConsole.FAILED ? code : verdict(world, out);
        } finally {
            leave(folder);
        }
    }

    private Settings settings(DemoWorld world, Path folder) {
        Map<String, String> values = new LinkedHashMap<>(world.settings());
        values.put("caravan.store.url", "jdbc:sqlite:" + folder.resolve("demo.db"));
        values.put(Settings.ROUTES, routes());
        values.putAll(options.overrides);
        Settings settings = Settings.of(values);
        SettingsCheck.run(settings);
        return settings;
    }

    private String routes() {
        String given = options.routes == null ? "routes" : options.routes;
        boolean there = Files.exists(Path.of(given, DemoWorld.CASE, "route.camel.yaml"));
        return there || options.routes != null ? given : BUILT_IN;
    }

    private static int verdict(DemoWorld world, PrintWriter out) {
        List<String> differences = world.differences();
        out.println();
        if (differences.isEmpty()) {
            out.println(
                    "oracle 核对: 星空 holds exactly the " + Summary.number(world.expected()) + " expected rows 与预期完全一致 ✓");
            return 0;
        }
        out.println("oracle 核对: 星空 does not hold what it should 与预期不一致 ✗");
        differences.forEach(difference -> out.println("  " + difference));
        return 1;
    }

    private void leave(Path folder) throws IOException {
        if (keep) {
            spec.commandLine().getOut().println("store 数据库: " + folder.resolve("demo.db"));
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
