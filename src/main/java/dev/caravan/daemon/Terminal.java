package dev.caravan.daemon;

import java.io.Console;

/**
 * Tells whether a person watches.
 */
final class Terminal {
    private Terminal() {}

    /** Whether several lines can be redrawn in place. */
    static boolean movesCursor() {
        String kind = System.getenv("TERM");
        return kind == null ? System.getProperty("os.name", "").startsWith("Windows") : !kind.equals("dumb");
    }

    /** Since JDK 22 a console is always there and says itself whether it is a terminal; before, it was null without one. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isAttached() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJdk22) {
            return true;
        }
    }
}
