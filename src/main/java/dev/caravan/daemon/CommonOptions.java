package dev.caravan.daemon;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What every command takes.
 */
final class CommonOptions {
    @Option(names = "--routes", paramLabel = "DIR", description = "Folder of the cases 方案目录 (default: routes)")
    @Nullable String routes;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings file 配置文件 (default: caravan.properties in the folder of the cases)")
    @Nullable String config;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            mapFallbackValue = "",
            description = "Overrides a setting 覆盖配置, e.g. -Dcaravan.lag=0s")
    Map<String, String> overrides = new LinkedHashMap<>();

    @Option(names = "--debug", description = "Shows where an error came from 显示错误堆栈")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help 显示帮助")
    boolean help;
}
