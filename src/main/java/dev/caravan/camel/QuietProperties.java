package dev.caravan.camel;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.util.IOHelper;

/**
 * Resolves properties in Camel's order. Camel's own way prints each value it finds at debug level, secrets too: where a
 * value stands as it is in a source that can be listed, it is taken from there. Thread-safe.
 */
final class QuietProperties {
    private final CamelContext context;

    QuietProperties(CamelContext context) {
        this.context = context;
    }

    /** The value with its placeholders resolved, empty when the property is not there or a placeholder is not. */
    Optional<String> find(String name) {
        PropertiesComponent properties = context.getPropertiesComponent();
        String listed = isOverridden(name, properties)
                ? null
                : properties.loadProperties(name::equals).getProperty(name);
        return listed == null || listed.contains(PropertiesComponent.PREFIX_TOKEN)
                ? properties.resolveProperty(name)
                : Optional.of(listed);
    }

    /** System properties and environment variables come before every source. */
    private static boolean isOverridden(String name, PropertiesComponent properties) {
        PropertiesFunction system = properties.getPropertiesFunction("sys");
        return system != null && system.apply(name) != null || IOHelper.lookupEnvironmentVariable(name) != null;
    }
}
