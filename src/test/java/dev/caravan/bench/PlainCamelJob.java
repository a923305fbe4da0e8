package dev.caravan.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Statement;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;

/**
 * The job as a Camel route is usually written: a loop over pages, a split per record, one insert per record, an aggregate of
 * 100, a post.
 */
final class PlainCamelJob implements BenchJob {
    private static final String HTTP_OPTIONS = "?bridgeEndpoint=true&httpMethod=POST&copyHeaders=false";

    @Override
    public Work prepare(Round round) throws Exception {
        HikariDataSource source = source(round.storeUrl());
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("stage", source);
        PlainCamelSteps steps = new PlainCamelSteps();
        context.addRoutes(new Routes(round, steps));
        context.start();
        return new PlainWork(context, source, steps);
    }

    private static HikariDataSource source(String url) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(url.startsWith("jdbc:sqlite:") ? 1 : 4);
        HikariDataSource source = new HikariDataSource(config);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            if (url.startsWith("jdbc:sqlite:")) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
            }
            statement.execute("CREATE TABLE staged (code VARCHAR(64) PRIMARY KEY, content TEXT NOT NULL,"
                    + " status VARCHAR(16) NOT NULL)");
        }
        return source;
    }

    private static final class Routes extends RouteBuilder {
        private final Round round;
        private final PlainCamelSteps steps;

        private Routes(Round round, PlainCamelSteps steps) {
            this.round = round;
            this.steps = steps;
        }

        @Override
        public void configure() {
            errorHandler(noErrorHandler());
            from("direct:go")
                    .to("direct:login")
                    .loopDoWhile(exchange -> exchange.getProperty("rows", 1, Integer.class) > 0)
                    .process(steps::pageRequest)
                    .to(round.jackyun() + "/open/openapi/do" + HTTP_OPTIONS)
                    .unmarshal()
                    .json(JsonLibrary.Jackson)
                    .process(steps::rows)
                    .split(body())
                    .filter(simple("${body[isBlockup]} == 0"))
                    .process(steps::content)
                    .to("sql:insert into staged (code, content, status)"
                            + " values (:#warehouseCode, :#${header.content}, 'pending')?dataSource=#stage&noop=true")
                    .to("direct:collect")
                    .end()
                    .end()
                    .end()
                    .setHeader(Exchange.AGGREGATION_COMPLETE_ALL_GROUPS, constant(true))
                    .to("direct:collect");
            from("direct:collect")
                    .aggregate(constant(true), new GroupedBodyAggregationStrategy())
                    .completionSize(100)
                    .to("direct:deliver");
            from("direct:deliver")
                    .process(steps::lookUpRequest)
                    .to(target("DynamicFormService.ExecuteBillQuery"))
                    .process(steps::requireNone)
                    .process(steps::saveRequest)
                    .to(target("DynamicFormService.BatchSave"))
                    .process(steps::written)
                    .to("sql:update staged set status = 'written' where code = :#code?dataSource=#stage&batch=true")
                    .process(steps::acknowledged);
            from("direct:login")
                    .setBody(constant(HandWrittenHttp.loginBody()))
                    .to(target("AuthService.LoginByAppSecret"))
                    .process(steps::session);
        }

        private String target(String service) {
            return round.k3cloud() + HandWrittenHttp.service(service) + HTTP_OPTIONS;
        }
    }

    private record PlainWork(DefaultCamelContext context, HikariDataSource source, PlainCamelSteps steps)
            implements Work {
        @Override
        public long run() throws InterruptedException {
            Exchange exchange = context.createProducerTemplate().request("direct:go", sent -> {});
            if (exchange.getException() != null) {
                throw new IllegalStateException(exchange.getException());
            }
            // an aggregate is not part of the exchange that fills it: its last groups may still be on their way
            steps.awaitAcknowledged();
            return exchange.getProperty("read", 0L, Long.class);
        }

        @Override
        public void close() throws Exception {
            long left;
            try (Connection connection = source.getConnection()) {
                left = HandStore.first(
                        connection.prepareStatement("SELECT count(*) FROM staged WHERE status <> 'written'"));
            }
            context.stop();
            source.close();
            if (left > 0) {
                throw new IllegalStateException(left + " records are not acknowledged");
            }
        }
    }
}
