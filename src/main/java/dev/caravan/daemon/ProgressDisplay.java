package dev.caravan.daemon;

import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.InteractiveConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a case's run gets on: a bar on a terminal, a line every few seconds elsewhere. Thread-safe.
 */
final class ProgressDisplay implements RunListener, AutoCloseable {
    private static final long LINE_EVERY = Duration.ofSeconds(3).toNanos();

    private static final int NAME = 30;
    private static final int NOTE = 60;

    private final RunTally tally;
    private final boolean among;
    private final LongSupplier done;
    private final PrintWriter out;
    private final long before;
    private final @Nullable ProgressBar bar;
    private long lastLine = System.nanoTime();

    /**
     * @param among whether other cases run beside this one, so that its lines must say whose they are
     * @param before records that were due before the run began
     * @param done how many records the run is done with
     */
    ProgressDisplay(RunTally tally, boolean among, long before, LongSupplier done, PrintWriter out, boolean terminal) {
        this.tally = tally;
        this.among = among;
        this.done = done;
        this.before = before;
        this.out = out;
        this.bar = terminal
                ? new ProgressBarBuilder()
                        .setTaskName(among ? DisplayWidth.left(tally.caseName(), NAME) : "written 写入")
                        .setInitialMax(Math.max(1, before))
                        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                        .setUpdateIntervalMillis(100)
                        .hideEta()
                        .setConsumer(onTerminal())
                        .build()
                : null;
    }

    /** The bar's own way to the terminal would write in the machine's character set. */
    private static ProgressBarConsumer onTerminal() {
        PrintStream stream = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return Terminal.movesCursor()
                ? new InteractiveConsoleProgressBarConsumer(stream)
                : new ConsoleProgressBarConsumer(stream);
    }

    @Override
    public synchronized void on(RunEvent event) {
        if (!event.caseName().equals(tally.caseName())) {
            return;
        }
        if (event instanceof RunEvent.Warned warned) {
            note("! " + warned.message());
        } else if (event instanceof RunEvent.Held held) {
            note("! on hold 已暂停: " + held.reason());
        } else if (event instanceof RunEvent.DeliveryResting resting) {
            note("! delivery rests 写入暂歇 " + resting.rest().toSeconds() + " s: " + resting.reason());
        }
        if (event instanceof RunEvent.PageStaged || event instanceof RunEvent.BatchSettled) {
            step();
        }
    }

    private void step() {
        if (bar != null) {
            bar.maxHint(Math.max(1, before + tally.staged.get()));
            bar.stepTo(done.getAsLong());
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

    /** Beside other bars there is no room below: the note stands behind its own bar. */
    private void note(String text) {
        if (bar != null && among) {
            bar.setExtraMessage(" " + DisplayWidth.cut(text, NOTE));
        } else {
            line(text);
        }
    }

    private void line(String text) {
        if (bar != null) {
            // the bar is redrawn below it
            out.print("\r\u001b[K");
        }
        out.println(among ? tally.caseName() + ": " + text : text);
        out.flush();
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
