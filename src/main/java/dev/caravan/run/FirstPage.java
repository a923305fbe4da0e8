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
import java.util.Map;

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
        PageFetcher fetcher = new PageFetcher(extraction, client, windowFields(extraction, clock), stop, clock);
        PagePosition first = new PagePosition(0, null);
        return new FirstPage(fetcher.callOf(first), fetcher.fetch(first).records());
    }

    private static Map<String, Object> windowFields(Extraction extraction, Clock clock) {
        if (extraction.window() == null) {
            return Map.of();
        }
        Instant end = WindowPlanner.end(clock.instant(), extraction.window(), extraction.lag());
        Instant from = extraction.slice() == null ? extraction.since() : end.minus(extraction.slice());
        return new WindowBounds(extraction.window(), extraction.zone())
                .fields(new Interval(from.isBefore(end) ? from : end, end));
    }
}
