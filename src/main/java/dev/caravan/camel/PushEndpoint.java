package dev.caravan.camel;

import dev.caravan.run.WriteTarget;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;

/**
 * Writes the rows of a batch by an operation and reports what became of each.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "push",
        title = "Caravan Push",
        syntax = "push:connection/operation",
        producerOnly = true,
        lenientProperties = true,
        category = {Category.SAAS})
public final class PushEndpoint extends OperationEndpoint {
    public PushEndpoint(String uri, PushComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() {
        return new PushProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("push is a step, not a start: begin with stage: and go on with push:");
    }

    ConnectionHandle handle() {
        return Caravan.of(getCamelContext()).connections().require(getConnection());
    }

    /** Everything that can be wrong with the URI is found when the route is loaded. */
    void check() {
        PushOptions.check(this);
    }

    /** Where a case's rows go, by the URI alone. */
    WriteTarget target(String caseName) {
        return target(caseName, Map.of());
    }

    /**
     * Where a case's rows go.
     *
     * @param mappingOptions options the mapping brings; the URI's own come first
     */
    WriteTarget target(String caseName, Map<String, Object> mappingOptions) {
        return PushOptions.target(this, caseName, mappingOptions);
    }
}
