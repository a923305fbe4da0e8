package dev.caravan.daemon;

import org.apache.camel.CamelContext;

/**
 * Cases that are only looked at: no store, no account and no secret is needed, nothing is started or sent.
 */
final class LookedAtCases implements AutoCloseable {
    private final CamelContext context;
    private final CaseLoader loader;

    private LookedAtCases(CamelContext context) {
        this.context = context;
        this.loader = new CaseLoader(context);
    }

    /** The cases of these settings, none of them loaded yet. */
    static LookedAtCases of(Settings settings) {
        CamelContext context = Contexts.make(settings);
        context.getRegistry().bind("store", new OfflineStore());
        StandIns.fill(context, settings);
        context.start();
        return new LookedAtCases(context);
    }

    /** The context they are loaded into. */
    CamelContext context() {
        return context;
    }

    /** Fails with the nearest name when there is no such case. */
    void requireKnown(String caseName) {
        loader.requireKnown(caseName);
    }

    /**
     * Loads a case's routes without starting them.
     *
     * @throws CaseFileException when they cannot be used
     */
    void load(String caseName) {
        loader.load(caseName, route -> route.autoStartup(false));
    }

    @Override
    public void close() {
        context.stop();
    }
}
