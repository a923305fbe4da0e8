package dev.caravan.daemon;

import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a run gets on: a bar on a terminal, a line every few seconds elsewhere. Thread-safe.
 */
final class ProgressDisplay implements RunListener, AutoCloseable {
    private static final long LINE_EVERY = Duration.ofSeconds(3).toNanos();

    private final RunTally tally;
    private final PrintWriter out;
    private final long before;
    private final @Nullable ProgressBar bar;
    private long lastLine = System.nanoTime();

    /**
     * @param before records that were due before the run began
     */
    ProgressDisplay(RunTally tally, long before, PrintWriter out, boolean terminal) {
        this.tally = tally;
        this.before = before;
        this.out = out;
        this.bar = terminal
                ? new ProgressBarBuilder()
                        .setTaskName("written 写入")
                        .setInitialMax(Math.max(1, before))
                        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                        .setUpdateIntervalMillis(100)
                        .hideEta()
                        .build()
                : null;
    }

    @Override
    public synchronized void on(RunEvent event) {
        if (event instanceof RunEvent.Warned warned) {
            line("! " + warned.message());
        } else if (event instanceof RunEvent.Held held) {
            line("! on hold 已暂停: " + held.reason());
        } else if (event instanceof RunEvent.DeliveryResting resting) {
            line("! delivery rests 写入暂歇 " + resting.rest().toSeconds() + " s: " + resting.reason());
        }
        if (event instanceof RunEvent.PageStaged || event instanceof RunEvent.BatchSettled) {
            step();
        }
    }

    private void step() {
        if (bar != null) {
            bar.maxHint(Math.max(1, before + tally.staged.get()));
            bar.stepTo(tally.settled());
            bar.setExtraMessage(" 页 " + tally.pages.get() + " 读取 " + tally.read.get());
        } else if (System.nanoTime() - lastLine > LINE_EVERY) {
            lastLine = System.nanoTime();
            line(String.format(
                    Locale.ROOT,
                    "… pages 页 %,d  read 读取 %,d  staged 入库 %,d  written 写入 %,d",
                    tally.pages.get(),
                    tally.read.get(),
                    tally.staged.get(),
                    tally.written.get()));
        }
    }

    private void line(String text) {
        if (bar != null) {
            // the bar is redrawn below it
            out.print("\r\u001b[K");
        }
        out.println(text);
        out.flush();
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
