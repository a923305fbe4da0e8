package dev.caravan.run;

import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.OperationCall;
import dev.caravan.json.RecordArray;
import dev.caravan.model.Interval;
import dev.caravan.model.StopSignal;
import dev.caravan.paging.PagePosition;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * One page read to look at: nothing is staged, no checkpoint moves.
 *
 * @param call what was asked
 * @param records in source order
 */
public record FirstPage(OperationCall call, List<RecordArray.Element> records) {
    public FirstPage {
        records = List.copyOf(records);
    }

    /**
     * Reads the first page of the newest window there can be; of everything since the beginning when nothing slices it.
     *
     * @throws RunFailedException when the answer is anything but a page
     */
    public static FirstPage read(Extraction extraction, ConnectionClient client, StopSignal stop, Clock clock) {
        WindowRequest request = new WindowRequest(extraction, newest(extraction, clock.instant()));
        PageFetcher fetcher = new PageFetcher(extraction, client, request, stop, clock);
        PagePosition first = new PagePosition(0, null);
        return new FirstPage(request.call(first), fetcher.fetch(first).records());
    }

    private static Interval newest(Extraction extraction, Instant now) {
        if (extraction.window() == null) {
            return new Interval(Instant.EPOCH, now);
        }
        Instant end = WindowPlanner.end(now, extraction.window(), extraction.lag());
        Instant from = extraction.slice() == null ? extraction.since() : end.minus(extraction.slice());
        return new Interval(from.isBefore(end) ? from : end, end);
    }
}
