package dev.caravan.camel;

import dev.caravan.run.WriteTarget;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

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
public final class PushEndpoint extends DefaultEndpoint {
    @UriPath(description = "Name of the connection, caravan.connection.NAME")
    @Metadata(required = true)
    private String connection = "";

    @UriPath(description = "The vendor's own name of the operation")
    @Metadata(required = true)
    private String operation = "";

    @UriParam(description = "Request fields beside the rows by dotted name", prefix = "request.", multiValue = true)
    private Map<String, Object> request = new LinkedHashMap<>();

    private Map<String, String> options = new LinkedHashMap<>();

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

    @Override
    public boolean isLenientProperties() {
        return true;
    }

    public String getConnection() {
        return connection;
    }

    public void setConnection(String connection) {
        this.connection = connection;
    }

    public String getOperation() {
        return operation;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }

    public Map<String, Object> getRequest() {
        return request;
    }

    public void setRequest(Map<String, Object> request) {
        this.request = request;
    }

    ConnectionHandle handle() {
        return Caravan.of(getCamelContext()).connections().require(connection);
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

    Map<String, String> options() {
        return options;
    }

    void setOptions(Map<String, String> options) {
        this.options = options;
    }
}
