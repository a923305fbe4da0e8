package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.Hold;
import dev.caravan.model.RecordStatus;
import dev.caravan.sandbox.door.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The shipped case within a Spring Boot application that handles every exception globally, as many do. */
class SpringBootIT {
    private static final int ROWS = 130;
    private static final String CASE = CaseFolder.CASE;

    /** Prints each of the application's properties at debug level, whoever asks. */
    private static final String SPRING_LOOKUP = "org.apache.camel.spring.boot.SpringPropertiesParser";

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(ROWS);

    /** Spring Boot would set logging up anew and take the watch's ears away. */
    @BeforeAll
    static void keepLogging() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    @AfterAll
    static void restoreLogging() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @AfterEach
    void closeSandboxes() {
        sandboxes.close();
    }

    @Test
    void movesEveryWarehouse() throws Exception {
        try (SecretWatch watch = new SecretWatch(SPRING_LOOKUP);
                ConfigurableApplicationContext application = start(CaseFolder.in(folder))) {
            extract(application);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> counts(application).of(RecordStatus.WRITTEN) == ROWS);

            assertThat(sandboxes.differences()).isEmpty();
            watch.assertNoLeak();
        }
    }

    @Test
    void doesNotTakeALostSaveForWritten() throws Exception {
        sandboxes.k3cloud().faults().always(Sandboxes.SAVE, Fault.resetBeforeWork());
        try (ConfigurableApplicationContext application = start(CaseFolder.in(folder))) {
            extract(application);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> counts(application).of(RecordStatus.UNKNOWN) == ROWS);
            assertThat(counts(application).of(RecordStatus.WRITTEN)).isZero();

            sandboxes.k3cloud().faults().clear();
            sandboxes.clock().move(Duration.ofSeconds(60));
            caravan(application).wake(CASE);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> counts(application).of(RecordStatus.WRITTEN) == ROWS);
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    @Test
    void doesNotTakeRefusedRowsForWritten() throws Exception {
        sandboxes.k3cloud().book().refuse(sandboxes.code(5), "FName", "名称重复");
        try (ConfigurableApplicationContext application = start(CaseFolder.in(folder))) {
            extract(application);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> counts(application).of(RecordStatus.WRITTEN) == ROWS - 1);
            assertThat(counts(application).of(RecordStatus.RETRY)).isEqualTo(1);
        }
    }

    @Test
    void holdsTheCaseOnWhatOnlyAPersonCanMend() throws Exception {
        sandboxes.k3cloud().faults().always(Sandboxes.SAVE, Fault.licence());
        try (ConfigurableApplicationContext application = start(CaseFolder.in(folder))) {
            extract(application);
            await().atMost(Duration.ofMinutes(1)).until(() -> hold(application).isPresent());
            assertThat(hold(application).orElseThrow().reason()).contains(CASE, "k3cloud", "许可已过期");
            assertThat(counts(application).of(RecordStatus.WRITTEN)).isZero();
        }
    }

    @Test
    void doesNotTakeAStepThatFailsBeforeThePushForWritten() throws Exception {
        CaseFolder cases = CaseFolder.in(folder)
                .replace(
                        CaseFolder.ROUTE,
                        "        - to: map:" + CASE,
                        "        - to: direct:own\n        - to: map:" + CASE);
        try (ConfigurableApplicationContext application = start(cases)) {
            extract(application);
            await().atMost(Duration.ofMinutes(1)).until(() -> DeliveryRest.isReached(counts(application)));
            assertThat(counts(application).of(RecordStatus.WRITTEN)).isZero();
            assertThat(sandboxes.k3cloud().requests().total(Sandboxes.SAVE)).isZero();
        }
    }

    private ConfigurableApplicationContext start(CaseFolder cases) {
        Map<String, Object> properties = new HashMap<>(SandboxSettings.of(sandboxes.jackyun(), sandboxes.k3cloud()));
        properties.put("caravan.connection.k3cloud.retry-delay", "20ms");
        properties.put("caravan.poll", "50ms");
        properties.put("caravan.routes", cases.root().toString());
        properties.put("caravan.store.url", "jdbc:sqlite:" + folder.resolve("caravan.db"));
        properties.put(
                "camel.main.routes-include-pattern", "file:" + cases.root() + "/" + CASE + "/" + CaseFolder.ROUTE);
        properties.put("spring.main.banner-mode", "off");
        // the benchmark brings spring-jdbc to the class path of the tests; this application has no data source
        properties.put("spring.autoconfigure.exclude", DataSourceAutoConfiguration.class.getName());
        return new SpringApplicationBuilder(HostApplication.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(properties)
                .initializers(context ->
                        context.getBeanFactory().registerSingleton("caravanClock", (Clock) sandboxes.clock()))
                .run();
    }

    private static void extract(ConfigurableApplicationContext application) {
        application.getBean(CamelContext.class).createProducerTemplate().request("direct:go", exchange -> {});
    }

    private static CaseCounts counts(ConfigurableApplicationContext application) {
        Caravan caravan = caravan(application);
        return caravan.store().records().counts(caravan.store().cases().idOf(CASE));
    }

    private static Optional<Hold> hold(ConfigurableApplicationContext application) {
        Caravan caravan = caravan(application);
        return caravan.store().cases().hold(caravan.store().cases().idOf(CASE));
    }

    private static Caravan caravan(ConfigurableApplicationContext application) {
        return Caravan.of(application.getBean(CamelContext.class));
    }

    /** Somebody's application. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class HostApplication {
        @Bean
        CaravanConfiguration caravanConfiguration() {
            return new CaravanConfiguration();
        }

        @Bean
        RouteConfigurationBuilder everythingIsHandled() {
            return new RouteConfigurationBuilder() {
                @Override
                public void configuration() {
                    routeConfiguration().onException(Exception.class).handled(true);
                }
            };
        }

        @Bean
        RouteBuilder ownRoutes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    onException(Exception.class).handled(true);
                    from("direct:own").process(exchange -> {
                        throw new IllegalStateException("an own step failed");
                    });
                }
            };
        }
    }
}
