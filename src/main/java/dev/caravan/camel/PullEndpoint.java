package dev.caravan.camel;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of an operation page by page. It is lazy: the {@code stage} step that follows drives the reading.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "pull",
        title = "Caravan Pull",
        syntax = "pull:connection/operation",
        producerOnly = true,
        lenientProperties = true,
        category = {Category.SAAS})
public final class PullEndpoint extends OperationEndpoint {
    @UriParam(description = "Records per page; the profile's default when not set")
    private @Nullable Integer pageSize;

    @UriParam(
            description =
                    "Incremental filter of the operation, such as modified; request where source.yaml names LAST_SYNC_TIME;"
                            + " none to read all every time")
    private @Nullable String window;

    @UriParam(description = "Date or time where the first window starts, such as 2020-01-01; required with a window")
    private @Nullable String since;

    @UriParam(
            description = "How far the end of a window stays behind the clock, such as 5m; the profile's when not set")
    private @Nullable String lag;

    @UriParam(description = "Longest window that is read at once, such as 1d, or none; the profile's when not set")
    private @Nullable String slice;

    @UriParam(description = "How much of the time before the newest window every run reads once more, such as 3d")
    private @Nullable String sweep;

    @UriParam(description = "Field that every run goes on after, such as Ts; the operation's keyset must be the same")
    private @Nullable String cursor;

    @UriParam(description = "Pages requested beyond the one being staged", defaultValue = "1")
    private int readAhead = 1;

    @UriParam(description = "Most pages with records in one window", defaultValue = "10000")
    private int maxPages = 10_000;

    public PullEndpoint(String uri, PullComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() {
        return new PullProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("pull is a step, not a start: begin with quartz: and go on with pull:");
    }

    public @Nullable Integer getPageSize() {
        return pageSize;
    }

    public void setPageSize(@Nullable Integer pageSize) {
        this.pageSize = pageSize;
    }

    public @Nullable String getWindow() {
        return window;
    }

    public void setWindow(@Nullable String window) {
        this.window = window;
    }

    public @Nullable String getSince() {
        return since;
    }

    public void setSince(@Nullable String since) {
        this.since = since;
    }

    public @Nullable String getLag() {
        return lag;
    }

    public void setLag(@Nullable String lag) {
        this.lag = lag;
    }

    public @Nullable String getSlice() {
        return slice;
    }

    public void setSlice(@Nullable String slice) {
        this.slice = slice;
    }

    public @Nullable String getSweep() {
        return sweep;
    }

    public void setSweep(@Nullable String sweep) {
        this.sweep = sweep;
    }

    public @Nullable String getCursor() {
        return cursor;
    }

    public void setCursor(@Nullable String cursor) {
        this.cursor = cursor;
    }

    public int getReadAhead() {
        return readAhead;
    }

    public void setReadAhead(int readAhead) {
        this.readAhead = readAhead;
    }

    public int getMaxPages() {
        return maxPages;
    }

    public void setMaxPages(int maxPages) {
        this.maxPages = maxPages;
    }
}
