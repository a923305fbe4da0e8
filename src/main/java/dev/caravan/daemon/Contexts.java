package dev.caravan.daemon;

import dev.caravan.camel.Caravan;
import dev.caravan.camel.CaravanConfiguration;
import dev.caravan.store.Store;
import dev.caravan.store.jdbc.OpenMode;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Makes Camel contexts for the commands that end by themselves.
 */
final class Contexts {
    /** The longest request and a little more: a stop waits for what is on its way. */
    static final int SHUTDOWN_SECONDS = 200;

    private Contexts() {}

    /** A context that has not started, with these settings. */
    static CamelContext make(Settings settings) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setName("caravan");
        context.disableJMX();
        context.setSourceLocationEnabled(true);
        context.setStartupSummaryLevel(StartupSummaryLevel.Off);
        context.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
        context.getPropertiesComponent().setInitialProperties(settings.fileValues());
        context.getPropertiesComponent().setOverrideProperties(settings.overrides());
        prepare(context);
        return context;
    }

    /** Gives a context what the cases' routes share. */
    static void prepare(CamelContext context) {
        try {
            context.addRoutes(new CaravanConfiguration());
        } catch (Exception refused) {
            throw new CommandException("The route configuration of the cases cannot be added: " + refused, refused);
        }
    }

    /** Opens the store beside a daemon that may be running, and closes it after the work. */
    static void withStore(CommonOptions options, Consumer<CamelContext> work) {
        Settings settings = Settings.load(options);
        SettingsCheck.run(settings);
        CamelContext context = make(settings);
        context.getRegistry().bind("openMode", OpenMode.SHARED);
        try {
            work.accept(context);
        } finally {
            Caravan.of(context).stop();
            context.stop();
        }
    }

    static Store store(CamelContext context) {
        return Caravan.of(context).store();
    }
}
