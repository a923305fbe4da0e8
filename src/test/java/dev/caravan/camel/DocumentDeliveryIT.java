package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.json.JsonException;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.model.Destination;
import dev.caravan.model.Interval;
import dev.caravan.model.Lease;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.Ownership;
import dev.caravan.model.PageCommit;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.RowOutcome;
import dev.caravan.model.Settlement;
import dev.caravan.model.StagedRow;
import dev.caravan.model.WindowKind;
import dev.caravan.run.BatchOutcome;
import dev.caravan.run.Delivery;
import dev.caravan.run.DeliveryRule;
import dev.caravan.run.RetrySchedule;
import dev.caravan.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document is taken whole or not at all, on a real store. */
class DocumentDeliveryIT {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Interval DAY =
            new Interval(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"));

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

    private Store store() {
        return Caravan.of(context).store();
    }

    private long caseId() {
        return store().cases().idOf("docs");
    }

    private Delivery delivery(int batchSize) {
        FieldMapping mapping = FieldMapping.read(
                "mapping.yaml",
                "mapping: { l: '{{l}}' }\ngroupCalculate: { headerGroup: [g], bodyName: l }\n",
                ZoneOffset.UTC);
        return new Delivery(
                new DeliveryRule(
                        "docs",
                        batchSize,
                        RetrySchedule.DEFAULT,
                        true,
                        false,
                        LIFE,
                        LIFE,
                        mapping.merge().orElseThrow(),
                        "c"),
                Caravan.of(context).environment());
    }

    private static StagedRow row(String key, String group) {
        byte[] hash = key.getBytes(StandardCharsets.UTF_8);
        return new StagedRow(key, hash, null, Destination.PENDING, null, "{\"g\":\"" + group + "\"}");
    }

    private void stage(StagedRow... rows) {
        store().records().stage(caseId(), List.of(rows), false);
    }

    private static List<String> keys(Optional<Delivery.Leased> leased) {
        return leased.map(found ->
                        found.batch().open().stream().map(LeasedRecord::key).toList())
                .orElse(List.of());
    }

    @Test
    void nothingIsTakenWhileAWindowIsHalfRead() {
        Ownership owner =
                store().checkpoints().takeOver(caseId(), "reader", LIFE).orElseThrow();
        ReadWindow window = store().checkpoints().open(owner, WindowKind.FORWARD, "fp", DAY);
        store().records().stage(new PageCommit(owner, window.id(), 0, "next", null, 1, List.of(row("A", "1")), false));
        Delivery delivery = delivery(10);

        assertThat(delivery.take(() -> false)).isEmpty();
        assertThat(delivery.untilNext(LIFE)).isEqualTo(Duration.ofSeconds(1));
        store().checkpoints().close(owner, window, true, true);
        assertThat(keys(delivery.take(() -> false))).containsExactly("A");
    }

    @Test
    void theOthersOfAGroupComeAlongAlsoThoseThatAreNotDue() {
        stage(row("A", "1"), row("B", "2"), row("C", "1"));
        Lease lease = store().records().lease(caseId(), "x", 3, LIFE).orElseThrow();
        store().records()
                .settle(
                        lease,
                        lease.records().stream()
                                .map(record ->
                                        new Settlement(record.id(), RecordStatus.RETRY, Duration.ofHours(1), "c", "n"))
                                .toList(),
                        1);
        stage(row("D", "1"));

        assertThat(keys(delivery(1).take(() -> false))).containsExactly("D", "A", "C");
    }

    @Test
    void aGroupWaitsForARecordWhoseOutcomeIsUnknown() {
        stage(row("A", "1"));
        Lease lease = store().records().lease(caseId(), "x", 1, LIFE).orElseThrow();
        store().records()
                .settle(
                        lease,
                        List.of(new Settlement(
                                lease.records().get(0).id(), RecordStatus.UNKNOWN, Duration.ofHours(1), "c", "n")),
                        1);
        stage(row("B", "1"), row("C", "2"));
        Delivery delivery = delivery(10);

        Delivery.Leased taken = delivery.take(() -> false).orElseThrow();
        assertThat(keys(Optional.of(taken))).containsExactly("C");
        taken.batch().complete(BatchOutcome.all(1, new RowOutcome.Written()));
        delivery.settle(taken, null, 1);
        assertThat(store().records().counts(caseId()).waiting()).isEqualTo(1);
    }

    @Test
    void theRecordsOfADocumentAreTriedAgainTogetherHoweverOftenTheyWereBefore() {
        stage(row("A", "1"));
        for (int attempt = 0; attempt < 5; attempt++) {
            settle(RecordStatus.RETRY);
        }
        stage(row("B", "1"));
        Delivery delivery = delivery(10);
        Delivery.Leased taken = delivery.take(() -> false).orElseThrow();
        taken.batch().merge(List.of(List.of(0, 1)));
        taken.batch().complete(BatchOutcome.all(1, new RowOutcome.Rejected("c", "n", true)));
        delivery.settle(taken, null, 1);

        assertThat(Stream.of("A", "B")
                        .map(key -> store().records().find(caseId(), key).orElseThrow()))
                .allMatch(record -> record.status() == RecordStatus.RETRY)
                .extracting(record -> due(record.due()))
                .containsOnly(clock.instant().plusSeconds(20));
    }

    @Test
    void whatCannotBeCompletedIsNotHeld() {
        byte[] hash = "A".getBytes(StandardCharsets.UTF_8);
        stage(new StagedRow("A", hash, null, Destination.PENDING, null, "[]"));
        Delivery delivery = delivery(10);
        assertThatThrownBy(() -> delivery.take(() -> false)).isInstanceOf(JsonException.class);
        assertThat(store().records().counts(caseId()).of(RecordStatus.PENDING)).isEqualTo(1);
        assertThat(store().records().find(caseId(), "A").orElseThrow().attempts())
                .isZero();
    }

    private static Instant due(@Nullable Instant due) {
        return due == null ? Instant.EPOCH : due;
    }

    private void settle(RecordStatus status) {
        Lease lease = store().records().lease(caseId(), "x", 10, LIFE).orElseThrow();
        store().records()
                .settle(
                        lease,
                        lease.records().stream()
                                .map(record -> new Settlement(record.id(), status, Duration.ZERO, "c", "n"))
                                .toList(),
                        1);
    }
}
