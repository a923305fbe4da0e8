package dev.caravan.camel;

import dev.caravan.json.Json;
import dev.caravan.json.RecordArray;
import dev.caravan.model.Action;
import dev.caravan.model.StopSignal;
import dev.caravan.run.PageRecord;
import dev.caravan.run.PageStep;
import dev.caravan.run.RunFailedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Passes the records of each page through a Camel endpoint and takes what it leaves in the body. Records that are refused
 * already go past it.
 */
final class ViaRoute implements PageStep {
    private final String caseName;
    private final String endpoint;
    private final ProducerTemplate template;

    ViaRoute(String caseName, String endpoint, ProducerTemplate template) {
        this.caseName = caseName;
        this.endpoint = endpoint;
        this.template = template;
    }

    /** That of a stage, null when it names none; for whoever does not end before the context does. */
    static @Nullable ViaRoute of(StageEndpoint stage) {
        String endpoint = stage.getVia();
        return endpoint == null
                ? null
                : new ViaRoute(
                        stage.getCaseName(), endpoint, stage.getCamelContext().createProducerTemplate());
    }

    @Override
    public List<PageRecord> apply(List<PageRecord> records, StopSignal stop) {
        List<Object> values = new ArrayList<>();
        List<PageRecord> passed = new ArrayList<>();
        for (PageRecord record : records) {
            if (record.refusal() == null) {
                values.add(record.element().value());
            } else {
                passed.add(record);
            }
        }
        for (Object value : send(values)) {
            passed.add(PageRecord.of(new RecordArray.Element(value, Json.write(value))));
        }
        return passed;
    }

    private Collection<?> send(List<Object> values) {
        Exchange exchange = template.send(endpoint, sent -> sent.getMessage().setBody(values));
        Exception failure = ExchangeFailure.of(exchange);
        if (failure != null) {
            Connections connections = Caravan.of(exchange.getContext()).connections();
            throw failed(connections.mask(ExchangeFailure.sentence(failure)));
        }
        if (!(exchange.getMessage().getBody() instanceof Collection<?> left)) {
            throw failed("it must leave a list of records in the body");
        }
        return left;
    }

    private RunFailedException failed(String reason) {
        return new RunFailedException("stage:" + caseName + ": via " + endpoint + ": " + reason, Action.RETRY);
    }
}
