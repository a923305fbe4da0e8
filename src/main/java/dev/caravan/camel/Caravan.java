package dev.caravan.camel;

import dev.caravan.model.StopSignal;
import dev.caravan.run.RunEnvironment;
import dev.caravan.run.RunEvent;
import dev.caravan.run.RunGuard;
import dev.caravan.run.RunListener;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.StatefulService;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * What all Caravan routes of one Camel context share: settings, the store, connections, cases and listeners. Made on first
 * use, closed with the context. Thread-safe.
 */
public final class Caravan extends ServiceSupport implements CamelContextAware {
    /** Exchange property, a Boolean: what the exchange's run reads counts as written already; nothing of it is delivered. */
    public static final String BASELINE = "CaravanBaseline";

    private final CamelContext context;
    private final CaravanSettings settings;
    private final CaseFiles caseFiles;
    private final Connections connections;
    private final RunListeners listeners = new RunListeners();
    private final Clock clock;
    private final Map<String, StageBell> bells = new ConcurrentHashMap<>();
    private final ParentCases parents = new ParentCases();
    private final String holder = HolderName.ofThisProcess();

    private @Nullable Store store;
    private @Nullable Store opened;
    private boolean ended;
    private @Nullable RunEnvironment environment;

    private Caravan(CamelContext context) {
        this.context = context;
        this.settings = new CaravanSettings(context);
        this.caseFiles = new CaseFiles(context, settings);
        this.clock = registered(Clock.class).orElseGet(Clock::systemUTC);
        this.connections = new Connections(context, settings, clock, this::on, this::store);
        listeners.add(new RunLogger());
        listeners.addAll(context.getRegistry().findByType(RunListener.class));
    }

    /** The context's own; made when it is asked for the first time. */
    public static Caravan of(CamelContext context) {
        synchronized (context) {
            Caravan existing = context.getCamelContextExtension().getContextPlugin(Caravan.class);
            if (existing != null) {
                return existing;
            }
            Caravan made = new Caravan(context);
            context.getCamelContextExtension().addContextPlugin(Caravan.class, made);
            made.begin();
            return made;
        }
    }

    private void begin() {
        try {
            ConnectionBeans.install(context);
            context.addService(this, true, true);
            context.addStartupListener(connections);
            context.addLifecycleStrategy(new RouteChecks());
        } catch (Exception failed) {
            throw new CaravanException("Caravan could not be added to the Camel context", failed);
        }
    }

    private <T> Optional<T> registered(Class<T> type) {
        return Optional.ofNullable(context.getRegistry().findSingleByType(type));
    }

    public CaravanSettings settings() {
        return settings;
    }

    public CaseFiles caseFiles() {
        return caseFiles;
    }

    Connections connections() {
        return connections;
    }

    public Clock clock() {
        return clock;
    }

    /** Adds a listener to everything that happens in runs of this context. */
    public void addListener(RunListener listener) {
        listeners.add(listener);
    }

    private void on(RunEvent event) {
        listeners.on(event);
        if (event instanceof RunEvent.Extracted
                || event instanceof RunEvent.BatchSettled batch && batch.written() > 0) {
            moved(event.caseName());
        }
    }

    /**
     * The store: a {@link Store} bean of the registry, which is not closed here, else the one {@code caravan.store.url} names.
     *
     * @throws StoreException once the context has stopped
     */
    public synchronized Store store() {
        if (ended) {
            throw new StoreException("the store is closed: the Camel context has stopped");
        }
        if (store == null) {
            store = registered(Store.class).orElseGet(this::open);
        }
        return store;
    }

    private Store open() {
        Store own = ConfiguredStore.open(context, settings, clock);
        opened = own;
        return own;
    }

    /** What runs share. */
    public synchronized RunEnvironment environment() {
        if (environment == null) {
            ExecutorServiceManager threads = context.getExecutorServiceManager();
            environment = new RunEnvironment(
                    store(),
                    holder,
                    settings.duration("owner-life"),
                    clock,
                    System::nanoTime,
                    threads.newCachedThreadPool(this, "caravan-pages-ahead"),
                    threads.newScheduledThreadPool(this, "caravan-heartbeat", 2),
                    this::on);
        }
        return environment;
    }

    /** Where deliveries of a case wait for something to be staged. */
    StageBell bell(String caseName) {
        return bells.computeIfAbsent(caseName, name -> new StageBell());
    }

    /** Tells the deliveries of a case that something may be due. */
    public void wake(String caseName) {
        bell(caseName).ring();
    }

    /** Which cases wait for records of others. */
    ParentCases parents() {
        return parents;
    }

    /** Tells the cases that wait for records of this one that something was staged or written. */
    void moved(String caseName) {
        parents.moved(caseName).forEach(this::wake);
    }

    /** Stops a run when the context stops, or the route it is in or was started by is stopped or suspended. */
    RunGuard guardOf(Exchange exchange) {
        List<StopSignal> signals = new ArrayList<>();
        signals.add(this::isEnding);
        String first = exchange.getFromRouteId();
        Stream.of(ExchangeHelper.getRoute(exchange), first == null ? null : context.getRoute(first))
                .filter(Objects::nonNull)
                .distinct()
                .map(Route::getConsumer)
                .forEach(consumer -> signals.add(() -> isEnding(consumer)));
        return new RunGuard(signals);
    }

    private static boolean isEnding(@Nullable Consumer consumer) {
        return consumer instanceof StatefulService service
                && (service.isStopping() || service.isStopped() || service.isSuspending() || service.isSuspended());
    }

    /** True from the moment the context is asked to stop. */
    public boolean isEnding() {
        return context.isStopping() || context.isStopped() || context.isSuspending() || context.isSuspended();
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        // fixed at creation
    }

    @Override
    protected synchronized void doStart() {
        ended = false;
    }

    @Override
    protected synchronized void doStop() {
        ended = true;
        if (environment != null) {
            context.getExecutorServiceManager().shutdownNow(environment.timer());
            environment = null;
        }
        connections.close();
        if (opened != null) {
            opened.close();
            opened = null;
        }
        store = null;
    }
}
