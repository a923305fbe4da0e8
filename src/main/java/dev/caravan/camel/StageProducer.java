package dev.caravan.camel;

import dev.caravan.run.Extraction;
import dev.caravan.run.ExtractionReport;
import dev.caravan.run.FieldWatch;
import dev.caravan.run.PagingLoop;
import dev.caravan.run.RunEnvironment;
import dev.caravan.run.RunEvent;
import dev.caravan.run.RunGuard;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what the step before it left: a {@link PagedRead} is read page by page, records in the body are staged as they
 * are. Leaves an {@link ExtractionReport} as the body of a read; a read that failed is an exception on the exchange.
 */
final class StageProducer extends DefaultProducer {
    private final StageEndpoint endpoint;
    private final Caravan caravan;
    private final FieldWatch fields = new FieldWatch();
    private @Nullable StageRules rules;
    private @Nullable ProducerTemplate template;
    private @Nullable ViaRoute via;

    StageProducer(StageEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.caravan = Caravan.of(endpoint.getCamelContext());
    }

    /** Everything that can be wrong with the URI is found when the route is loaded. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        StageOptions.checkStaging(endpoint);
        rules = new StageRules(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        String endpointUri = endpoint.getVia();
        if (endpointUri != null) {
            ProducerTemplate made = endpoint.getCamelContext().createProducerTemplate();
            template = made;
            via = new ViaRoute(endpoint.getCaseName(), endpointUri, made);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (template != null) {
            template.stop();
            template = null;
        }
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) {
        StageRules checked = Objects.requireNonNull(rules, "initialised before it is used");
        Object body = exchange.getMessage().getBody();
        if (body instanceof PagedRead read) {
            read(read, checked, exchange);
        } else {
            exchange.getMessage().setBody(new DirectStaging(endpoint, caravan, checked, via).stage(body));
            caravan.moved(endpoint.getCaseName());
        }
        caravan.wake(endpoint.getCaseName());
    }

    /** Every staged page wakes the deliveries. */
    private RunEnvironment environment() {
        return caravan.environment().heardBy(event -> {
            if (event instanceof RunEvent.PageStaged) {
                caravan.wake(endpoint.getCaseName());
            }
        });
    }

    private void read(PagedRead read, StageRules checked, Exchange exchange) {
        Extraction extraction = new ExtractionFactory(caravan, endpoint, checked, via).of(read, exchange);
        PagingLoop loop = new PagingLoop(extraction, read.connection().client(), environment(), fields);
        RunGuard guard = caravan.guardOf(exchange);
        ExtractionReport report = loop.run(guard);
        exchange.getMessage().setBody(report);
        String problem = report.problem();
        if (report.end() == ExtractionReport.End.FAILED || report.end() == ExtractionReport.End.HELD) {
            exchange.setException(new ToldException("case " + endpoint.getCaseName() + ": " + problem));
        }
    }
}
