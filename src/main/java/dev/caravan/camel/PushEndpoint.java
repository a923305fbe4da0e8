package dev.caravan.camel;

import dev.caravan.mapping.FieldMapping;
import dev.caravan.run.WriteTarget;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.jspecify.annotations.Nullable;

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
        return target(caseName, null);
    }

    /**
     * Where a case's rows go.
     *
     * @param mapping brings options and says how many rows go into a call; the URI's own options come first
     */
    WriteTarget target(String caseName, @Nullable FieldMapping mapping) {
        return PushOptions.target(this, caseName, mapping);
    }
}
