package dev.caravan.camel;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;

/**
 * Adds a detail to each record of the {@code pull} before it: one request per record or page. It is lazy as the pull is: the
 * {@code stage} step that follows drives it.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "call",
        title = "Caravan Call",
        syntax = "call:connection/operation",
        producerOnly = true,
        lenientProperties = true,
        category = {Category.SAAS})
public final class CallEndpoint extends OperationEndpoint {
    @UriParam(description = "Record field that takes the detail, dotted", defaultValue = "detail")
    private String into = "detail";

    @UriParam(description = "Dotted path of the detail in the answer; the whole answer when not set")
    private @Nullable String at;

    @UriParam(description = "What one request is made for", defaultValue = "record", enums = "record,page")
    private String per = "record";

    @UriParam(description = "Record field that details of a page are matched by; needed with per=page")
    private @Nullable String by;

    @UriParam(description = "Field of the details that equals it; the same name when not set")
    private @Nullable String match;

    @UriParam(description = "Requests on their way at once", defaultValue = "4")
    private int concurrency = 4;

    @UriParam(description = "What becomes of a record without a detail", defaultValue = "dead", enums = "dead,keep")
    private String notFound = "dead";

    public CallEndpoint(String uri, CallComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() {
        return new CallProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("call is a step, not a start: it stands between pull: and stage:");
    }

    public String getInto() {
        return into;
    }

    public void setInto(String into) {
        this.into = into;
    }

    public @Nullable String getAt() {
        return at;
    }

    public void setAt(@Nullable String at) {
        this.at = at;
    }

    public String getPer() {
        return per;
    }

    public void setPer(String per) {
        this.per = per;
    }

    public @Nullable String getBy() {
        return by;
    }

    public void setBy(@Nullable String by) {
        this.by = by;
    }

    public @Nullable String getMatch() {
        return match;
    }

    public void setMatch(@Nullable String match) {
        this.match = match;
    }

    public int getConcurrency() {
        return concurrency;
    }

    public void setConcurrency(int concurrency) {
        this.concurrency = concurrency;
    }

    public String getNotFound() {
        return notFound;
    }

    public void setNotFound(String notFound) {
        this.notFound = notFound;
    }
}
