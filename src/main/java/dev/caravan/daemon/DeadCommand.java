package dev.caravan.daemon;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code caravan dead …}: records that were given up.
 */
@Command(
        name = "dead",
        description = "Lists, shows and replays records that were given up. 查看和重放错误记录",
        subcommands = {DeadListCommand.class, DeadShowCommand.class, DeadReplayCommand.class})
final class DeadCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help 显示帮助")
    boolean help;
}
