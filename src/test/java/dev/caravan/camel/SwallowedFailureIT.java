package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwallowedFailureIT {
    @TempDir
    Path folder;

    @Test
    void aFailureThatAHandlerSwallowsIsARefusalAndHoldsNothing() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent()
                    .addInitialProperty("caravan.store.url", "jdbc:sqlite:" + folder.resolve("caravan.db"));
            context.addRoutes(new CaravanConfiguration());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").to("stage:orders?key=no");
                    from("stage:orders?outcome=onSuccess")
                            .routeConfigurationId(CaravanConfiguration.ID)
                            .process(exchange -> {
                                throw new ToldException("the ledger is closed");
                            });
                }
            });
            context.start();
            context.createProducerTemplate().sendBody("direct:in", List.of(Map.of("no", "A1")));

            Store store = Caravan.of(context).store();
            long orders = store.cases().idOf("orders");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> store.records().counts(orders).of(RecordStatus.RETRY) == 1);
            StoredRecord record = store.records().find(orders, "A1").orElseThrow();
            assertThat(record.note()).contains("the ledger is closed");
            assertThat(record.writtenVersion()).isZero();
            assertThat(store.cases().hold(orders)).isEmpty();
        }
    }
}
