package dev.caravan.camel;

import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Connections to databases as beans: whoever asks the registry for a {@code DataSource} or {@code MongoClient} by a
 * connection's name, such as a step {@code jdbc:appdb}, gets the connection's own. What the application has bound under that
 * name comes first. Nothing is opened, and no connection is read, before it is asked for.
 */
final class ConnectionBeans implements BeanRepository {
    private static final String MONGO_CLIENT = "com.mongodb.client.MongoClient";

    private final CamelContext context;

    private ConnectionBeans(CamelContext context) {
        this.context = context;
    }

    /** Adds the connections to a context's registry, once. */
    static void install(CamelContext context) {
        if (context.getRegistry() instanceof DefaultRegistry registry && !isInstalled(registry)) {
            registry.addBeanRepository(new ConnectionBeans(context));
            context.addLifecycleStrategy(new MongoEndpointBinding(context));
        }
    }

    private static boolean isInstalled(DefaultRegistry registry) {
        return registry.getRepositories() != null
                && registry.getRepositories().stream().anyMatch(ConnectionBeans.class::isInstance);
    }

    /** The application's own bean of a name, null when it has none. */
    static <T> @Nullable T ofApplication(CamelContext context, String name, Class<T> type) {
        Registry all = context.getRegistry();
        if (!(all instanceof DefaultRegistry registry)) {
            return all.lookupByNameAndType(name, type);
        }
        if (registry.getRepositories() != null) {
            for (BeanRepository repository : registry.getRepositories()) {
                T found = repository instanceof ConnectionBeans ? null : repository.lookupByNameAndType(name, type);
                if (found != null) {
                    return found;
                }
            }
        }
        T supplied = lookUp(registry.getSupplierRegistry(), name, type);
        return supplied == null ? lookUp(registry.getFallbackRegistry(), name, type) : supplied;
    }

    private static <T> @Nullable T lookUp(@Nullable Registry registry, String name, Class<T> type) {
        return registry == null ? null : registry.lookupByNameAndType(name, type);
    }

    @Override
    public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
        boolean database = type == DataSource.class || type.getName().equals(MONGO_CLIENT);
        if (!database || ofApplication(context, name, type) != null || !Connections.isConfigured(context, name)) {
            return null;
        }
        Object bean = Caravan.of(context).connections().require(name).bean();
        return type.isInstance(bean) ? type.cast(bean) : null;
    }

    @Override
    public @Nullable Object lookupByName(String name) {
        return null;
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        return Map.of();
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return Set.of();
    }
}
