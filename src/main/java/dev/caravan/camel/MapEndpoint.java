package dev.caravan.camel;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Maps the records of a batch by the case's {@code mapping.yaml}.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "map",
        title = "Caravan Map",
        syntax = "map:caseName",
        producerOnly = true,
        category = {Category.TRANSFORMATION})
public final class MapEndpoint extends DefaultEndpoint {
    @UriPath(description = "Name of the case whose mapping.yaml is used")
    @Metadata(required = true)
    private String caseName = "";

    public MapEndpoint(String uri, MapComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() {
        return new MapProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("map is a step between stage: and push:");
    }

    public String getCaseName() {
        return caseName;
    }

    public void setCaseName(String caseName) {
        this.caseName = caseName;
    }
}
