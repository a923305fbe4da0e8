package dev.caravan.run;

import dev.caravan.connection.Answer;
import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.OperationCall;
import dev.caravan.model.Action;
import dev.caravan.model.StopSignal;
import dev.caravan.paging.PageContent;
import dev.caravan.paging.PageFetch;
import dev.caravan.paging.PagePosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a page of one window through the connection and turns every other answer into a sentence. Thread-safe.
 */
final class PageFetcher implements PageFetch {
    private final Extraction extraction;
    private final PatientCall calls;
    private final WindowRequest request;
    private final StopSignal stop;
    private final Clock clock;
    private final PageEnvelope envelope;

    PageFetcher(Extraction extraction, ConnectionClient client, WindowRequest request, StopSignal stop, Clock clock) {
        this.extraction = extraction;
        this.calls = new PatientCall(client, clock);
        this.request = request;
        this.stop = stop;
        this.clock = clock;
        this.envelope = new PageEnvelope(extraction.operation().paging());
    }

    @Override
    public PageContent fetch(PagePosition at) {
        OperationCall call = request.call(at);
        Answer answer = calls.send(call, stop);
        if (answer.action() != Action.OK) {
            throw new RunFailedException(sentence(at.page(), answer), answer.action());
        }
        return new PageContent(
                NamedColumns.of(call).name(answer.records()),
                envelope.declared(answer),
                envelope.next(answer),
                skewOf(answer));
    }

    private @Nullable Duration skewOf(Answer answer) {
        Instant vendor = answer.serverTime();
        return vendor == null ? null : Duration.between(clock.instant(), vendor);
    }

    private String sentence(int page, Answer answer) {
        return "connection " + extraction.connection() + ", operation "
                + extraction.operation().name() + ", page " + page + ": " + answer.describe();
    }
}
