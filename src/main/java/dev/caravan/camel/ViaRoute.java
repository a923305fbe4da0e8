package dev.caravan.camel;

import dev.caravan.json.Json;
import dev.caravan.json.RecordArray;
import dev.caravan.model.Action;
import dev.caravan.run.RunFailedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Passes the records of each page through a Camel endpoint and takes what it leaves in the body.
 */
final class ViaRoute implements UnaryOperator<List<RecordArray.Element>> {
    private final String caseName;
    private final String endpoint;
    private final ProducerTemplate template;

    ViaRoute(String caseName, String endpoint, ProducerTemplate template) {
        this.caseName = caseName;
        this.endpoint = endpoint;
        this.template = template;
    }

    @Override
    public List<RecordArray.Element> apply(List<RecordArray.Element> records) {
        List<Object> values = new ArrayList<>();
        records.forEach(record -> values.add(record.value()));
        Exchange exchange = template.send(endpoint, sent -> sent.getMessage().setBody(values));
        if (exchange.getException() != null) {
            throw failed(exchange.getException().toString());
        }
        if (!(exchange.getMessage().getBody() instanceof Collection<?> left)) {
            throw failed("it must leave a list of records in the body");
        }
        return left.stream()
                .map(value -> new RecordArray.Element(value, Json.write(value)))
                .toList();
    }

    private RunFailedException failed(String reason) {
        return new RunFailedException("stage:" + caseName + ": via " + endpoint + ": " + reason, Action.RETRY);
    }
}
