package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.Action;
import dev.caravan.model.Destination;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.RowOutcome;
import dev.caravan.model.StagedRow;
import dev.caravan.model.StoredRecord;
import dev.caravan.run.BatchOutcome;
import dev.caravan.run.Delivery;
import dev.caravan.run.DeliveryRule;
import dev.caravan.run.RetrySchedule;
import dev.caravan.run.RunFailedException;
import dev.caravan.store.RecordStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of records whose batch was sent in part, or not at all, on a real store. */
class DeliveryOutcomesIT {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final BatchOutcome OUTAGE =
            new BatchOutcome(nothing(), new RunFailedException("the target is away", Action.RETRY));

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void settings() {
        Properties settings = new Properties();
        settings.setProperty("caravan.store.url", "jdbc:sqlite:" + folder.resolve("caravan.db"));
        context.getPropertiesComponent().setInitialProperties(settings);
        context.getRegistry().bind("clock", Clock.class, clock);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private RecordStore records() {
        return Caravan.of(context).store().records();
    }

    private long caseId() {
        return Caravan.of(context).store().cases().idOf("plain");
    }

    private StoredRecord find(String key) {
        return records().find(caseId(), key).orElseThrow();
    }

    /** One that does not rest. */
    private Delivery delivery() {
        DeliveryRule rule = new DeliveryRule("plain", 10, RetrySchedule.DEFAULT, true, false, LIFE, LIFE, null, "c");
        return new Delivery(rule, Caravan.of(context).environment());
    }

    private void stage(String... keys) {
        List<StagedRow> rows = new ArrayList<>();
        for (String key : keys) {
            byte[] hash = key.getBytes(StandardCharsets.UTF_8);
            rows.add(new StagedRow(key, hash, null, Destination.PENDING, null, "{}"));
        }
        records().stage(caseId(), rows, false);
    }

    private static List<@Nullable RowOutcome> nothing() {
        List<@Nullable RowOutcome> rows = new ArrayList<>();
        rows.add(null);
        return rows;
    }

    /** The record P waits for a parent, as its mapping says; the others are pushed. */
    private void deliver(BatchOutcome pushed) {
        Delivery delivery = delivery();
        Delivery.Leased taken = delivery.take(() -> false).orElseThrow();
        List<@Nullable RowOutcome> mapped = new ArrayList<>();
        for (LeasedRecord record : taken.batch().open()) {
            mapped.add(record.key().equals("P") ? new RowOutcome.Waiting("no parent", PATIENCE) : null);
        }
        taken.batch().settleSome(mapped);
        taken.batch().complete(taken.batch().open().isEmpty() ? new BatchOutcome(List.of(), null) : pushed);
        delivery.settle(taken, null, 1);
    }

    @Test
    void anOutageCostsNoAttemptAlsoWhereTheMappingHasSettledOthers() {
        stage("A", "P");
        for (int round = 0; round < 30; round++) {
            deliver(OUTAGE);
            clock.move(Duration.ofMinutes(5));
        }
        assertThat(find("A").attempts()).isZero();
        assertThat(find("A").status()).isEqualTo(RecordStatus.PENDING);
        deliver(BatchOutcome.all(1, new RowOutcome.Written()));
        assertThat(find("A").status()).isEqualTo(RecordStatus.WRITTEN);
    }

    @Test
    void whatCouldNotBeLookedUpStaysUnknownAlsoWhereTheMappingHasSettledOthers() {
        stage("A", "P");
        makeUnknown();
        deliver(OUTAGE);
        assertThat(find("A").status()).isEqualTo(RecordStatus.UNKNOWN);
        assertThat(find("A").note()).isEqualTo("the target is away");
    }

    @Test
    void aRecordWhoseOutcomeIsUnknownDoesNotWaitForItsMappingForEver() {
        stage("P");
        makeUnknown();
        clock.move(LIFE);
        deliver(OUTAGE);
        assertThat(find("P").status()).isEqualTo(RecordStatus.UNKNOWN);
        for (int hour = 0; hour < 24; hour++) {
            clock.move(Duration.ofHours(1));
            deliver(OUTAGE);
        }
        assertThat(find("P").status()).isEqualTo(RecordStatus.DEAD);
        assertThat(find("P").cause()).isEqualTo("may-be-applied");
        assertThat(find("P").note()).contains("waited 1d in vain: no parent", "look at the target");
    }

    private void makeUnknown() {
        Delivery delivery = delivery();
        Delivery.Leased taken = delivery.take(() -> false).orElseThrow();
        int rows = taken.batch().open().size();
        taken.batch().complete(BatchOutcome.all(rows, new RowOutcome.Unknown("no answer")));
        delivery.settle(taken, null, 1);
        clock.move(LIFE);
    }
}
