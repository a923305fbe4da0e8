package dev.caravan.camel;

import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;

/**
 * Names of settings as far as they can be listed: Camel's own property sources can, a host application's often cannot.
 */
final class SettingNames {
    private static final String CONNECTION = "caravan.connection.";

    private SettingNames() {}

    /** Every listed name under {@code caravan.}. */
    static Set<String> all(CamelContext context) {
        Properties listed = context.getPropertiesComponent().loadProperties(name -> name.startsWith("caravan."));
        return new TreeSet<>(listed.stringPropertyNames());
    }

    /** The names of connections among them. */
    static Set<String> connections(CamelContext context) {
        Set<String> names = new TreeSet<>();
        for (String name : all(context)) {
            int dot = name.startsWith(CONNECTION) ? name.indexOf('.', CONNECTION.length()) : -1;
            if (dot > 0) {
                names.add(name.substring(CONNECTION.length(), dot));
            }
        }
        return names;
    }
}
