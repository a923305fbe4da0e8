package dev.caravan.run;

import dev.caravan.connection.Answer;
import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.OperationCall;
import dev.caravan.mapping.MappedRow;
import dev.caravan.model.Action;
import dev.caravan.model.StopSignal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Fetches a detail for each record, several at once, and puts it into the record. A record that has none, or whose request
 * is refused, fails alone; a fault of the connection fails the page. Thread-safe.
 */
public final class DetailCalls implements PageStep {
    private final DetailRule rule;
    private final DetailOutcome outcome;
    private final PatientCall calls;
    private final Lanes lanes;

    public DetailCalls(DetailRule rule, ConnectionClient client, Executor executor, Clock clock) {
        this.rule = rule;
        this.outcome = new DetailOutcome(rule);
        this.calls = new PatientCall(client, clock);
        this.lanes = new Lanes(executor, rule.concurrency());
    }

    @Override
    public List<PageRecord> apply(List<PageRecord> records, StopSignal stop) {
        return lanes.each(records, record -> detailed(record, stop));
    }

    private PageRecord detailed(PageRecord record, StopSignal stop) {
        Map<String, Object> content = record.element().content();
        if (content == null || record.refusal() != null) {
            return record;
        }
        MappedRow request = rule.request().map(List.of(content)).get(0);
        if (!request.isMapped()) {
            return DetailOutcome.unasked(record, request);
        }
        Answer answer = calls.send(
                new OperationCall(rule.operation(), request.payload(), rule.options(), rule.caseName()), stop);
        return answer.action() == Action.OK
                ? outcome.with(record, outcome.detailOf(answer), answer)
                : outcome.failed(record, answer);
    }
}
