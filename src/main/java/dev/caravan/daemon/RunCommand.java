package dev.caravan.daemon;

import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code caravan run}: the daemon.
 */
@Command(name = "run", description = "Runs all cases on their schedules until it is stopped. 常驻运行全部方案")
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Override
    public Integer call() {
        Settings settings = Settings.load(options);
        SettingsCheck.run(settings);
        Daemon daemon = new Daemon(settings);
        try (Stopping stopping = Stopping.listen(() -> stop(daemon))) {
            daemon.start();
            stopping.await();
        }
        return 0;
    }

    /** A stop that was asked for is no failure: without the halt the exit code would be 143. */
    private static void stop(Daemon daemon) {
        int code = 1;
        try {
            daemon.stop();
            LOG.info("stopped");
            code = 0;
        } catch (RuntimeException unclosed) {
            LOG.error("the stop did not end well; the next start takes back what was on its way", unclosed);
        } finally {
            Runtime.getRuntime().halt(code);
        }
    }
}
