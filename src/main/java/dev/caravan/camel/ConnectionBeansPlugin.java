package dev.caravan.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Makes connections known as beans in every Camel context, also where no route uses a component of Caravan. Found by Camel
 * through {@code META-INF/services}.
 */
public final class ConnectionBeansPlugin implements ContextServicePlugin {
    @Override
    public void load(CamelContext context) {
        ConnectionBeans.install(context);
    }
}
