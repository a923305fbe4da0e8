package dev.caravan.camel;

import java.util.Set;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * A case's durable stage. As a step it takes in the pages of the {@code pull} before it, or plain records; as a start it
 * delivers what is due in batches.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "stage",
        title = "Caravan Stage",
        syntax = "stage:caseName",
        category = {Category.DATABASE})
public final class StageEndpoint extends DefaultEndpoint {
    @UriPath(description = "Name of the case")
    @Metadata(required = true)
    private String caseName = "";

    @UriParam(label = "producer", description = "Field that identifies a record; the profile's when not set")
    private @Nullable String key;

    @UriParam(label = "producer", description = "Field with the record's code for people")
    private @Nullable String number;

    @UriParam(label = "producer", description = "Field with the record's name for people")
    private @Nullable String name;

    @UriParam(label = "producer", description = "Which records are delivered, such as isBlockup = 0")
    private @Nullable String where;

    @UriParam(label = "producer", description = "Fields that do not count as a change, separated by commas")
    private @Nullable String ignore;

    @UriParam(label = "producer", name = "final", description = "Nobody delivers this stage; its records are kept")
    private boolean kept;

    @UriParam(label = "producer", description = "A record that has been written once is never sent again")
    private boolean idCheck;

    @UriParam(label = "producer", description = "Endpoint that every page passes through before it is staged")
    private @Nullable String via;

    @UriParam(label = "consumer", description = "Most records in a batch", defaultValue = "100")
    private int batchSize = 100;

    @UriParam(label = "consumer", description = "Batches on their way at once", defaultValue = "1")
    private int concurrency = 1;

    @UriParam(label = "consumer", description = "When refused records are tried again, such as 20s,5m or none")
    private @Nullable String retry;

    @UriParam(label = "consumer", description = "How written is known when no push reports it", enums = "onSuccess")
    private @Nullable String outcome;

    private Set<String> given = Set.of();

    public StageEndpoint(String uri, StageComponent component) {
        super(uri, component);
    }

    /** Notes which options the URI names. */
    void give(Set<String> names) {
        given = Set.copyOf(names);
    }

    /** The options that the URI names, defaults too. */
    Set<String> given() {
        return given;
    }

    @Override
    public Producer createProducer() {
        return new StageProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        StageConsumer consumer = new StageConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    public String getCaseName() {
        return caseName;
    }

    public void setCaseName(String caseName) {
        this.caseName = caseName;
    }

    public @Nullable String getKey() {
        return key;
    }

    public void setKey(@Nullable String key) {
        this.key = key;
    }

    public @Nullable String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = number;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getWhere() {
        return where;
    }

    public void setWhere(@Nullable String where) {
        this.where = where;
    }

    public @Nullable String getIgnore() {
        return ignore;
    }

    public void setIgnore(@Nullable String ignore) {
        this.ignore = ignore;
    }

    public boolean isFinal() {
        return kept;
    }

    public void setFinal(boolean kept) {
        this.kept = kept;
    }

    public boolean isIdCheck() {
        return idCheck;
    }

    public void setIdCheck(boolean idCheck) {
        this.idCheck = idCheck;
    }

    public @Nullable String getVia() {
        return via;
    }

    public void setVia(@Nullable String via) {
        this.via = via;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public int getConcurrency() {
        return concurrency;
    }

    public void setConcurrency(int concurrency) {
        this.concurrency = concurrency;
    }

    public @Nullable String getRetry() {
        return retry;
    }

    public void setRetry(@Nullable String retry) {
        this.retry = retry;
    }

    public @Nullable String getOutcome() {
        return outcome;
    }

    public void setOutcome(@Nullable String outcome) {
        this.outcome = outcome;
    }
}
