package dev.caravan.camel;

import dev.caravan.mapping.FieldMapping;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

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

    private volatile @Nullable FieldMapping mapping;

    public MapEndpoint(String uri, MapComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() {
        return new MapProducer(this);
    }

    /** Compiles the case's mapping as its file is now. */
    FieldMapping compile() {
        FieldMapping compiled = CaseMappings.load(getCamelContext(), caseName);
        mapping = compiled;
        return compiled;
    }

    /** The mapping that was compiled last. */
    FieldMapping mapping() {
        FieldMapping compiled = mapping;
        return compiled == null ? compile() : compiled;
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
