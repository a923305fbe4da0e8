package dev.caravan.camel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** An endpoint that names an operation of a connection, with request fields and the operation's own options. */
abstract class OperationEndpoint extends DefaultEndpoint {
    @UriPath(description = "Name of the connection, caravan.connection.NAME")
    @Metadata(required = true)
    private String connection = "";

    @UriPath(description = "The vendor's own name of the operation")
    @Metadata(required = true)
    private String operation = "";

    @UriParam(description = "Request fields beside the rows by dotted name", prefix = "request.", multiValue = true)
    private Map<String, Object> request = new LinkedHashMap<>();

    private Map<String, String> options = new LinkedHashMap<>();

    OperationEndpoint(String uri, Component component) {
        super(uri, component);
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

    Map<String, String> options() {
        return options;
    }

    void setOptions(Map<String, String> options) {
        this.options = options;
    }
}
