package dev.caravan.daemon;

import picocli.CommandLine.Command;

/**
 * {@code caravan dead …}: records that were given up.
 */
@Command(
        name = "dead",
        description = "Lists, shows and replays records that were given up. 查看和重放错误记录",
        subcommands = {DeadListCommand.class, DeadShowCommand.class, DeadReplayCommand.class})
final class DeadCommand {}
