package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.RecordStatus;
import dev.caravan.run.ExtractionReport;
import dev.caravan.sandbox.door.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases that share a connection share its rate, logins and repeats included. */
class SharedRateIT {
    private static final int ROWS = 150;
    private static final int PER_SECOND = 10;
    private static final String OTHER = "other-warehouses";

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(ROWS);

    @AfterEach
    void closeSandboxes() {
        sandboxes.close();
    }

    @Test
    void neverSendsMoreRequestsInASecondThanTheSettingAllows() throws Exception {
        CaseFolder cases = CaseFolder.in(folder)
                .replace(CaseFolder.ROUTE, "pageSize: 50", "pageSize: 10, readAhead: 4")
                .replace(CaseFolder.ROUTE, "batchSize: 100", "batchSize: 15, concurrency: 3")
                .copyAs(OTHER)
                .replace(CaseFolder.MAPPING, "value: \"{{warehouseCode}}\"", "value: \"B{{warehouseCode}}\"");
        sandboxes.jackyun().faults().onRequest(Sandboxes.PULL, 7, Fault.http(503));
        sandboxes.k3cloud().faults().onRequest(Sandboxes.SAVE, 4, Fault.sessionLost());
        sandboxes.k3cloud().faults().onRequest(Sandboxes.QUERY, 6, Fault.http(503));
        String rate = String.valueOf(PER_SECOND);
        Map<String, String> settings = Map.of(
                "caravan.connection.jackyun.requests-per-second", rate,
                "caravan.connection.k3cloud.requests-per-second", rate);
        try (RunningCase running =
                RunningCase.start(sandboxes, folder, cases, settings, List.of(CaseFolder.CASE, OTHER))) {
            CompletableFuture<ExtractionReport> other =
                    CompletableFuture.supplyAsync(() -> running.extract("direct:go-" + OTHER, OTHER));
            assertThat(running.extract().problem()).isNull();
            assertThat(other.join().problem()).isNull();
            running.until(() -> running.counts().of(RecordStatus.WRITTEN) == ROWS
                    && running.counts(OTHER).of(RecordStatus.WRITTEN) == ROWS);

            assertThat(sandboxes.jackyun().requests().total()).isGreaterThan(3 * PER_SECOND);
            assertThat(sandboxes.k3cloud().requests().total()).isGreaterThan(3 * PER_SECOND);
            assertThat(sandboxes.jackyun().requests().maxRequestsInAnyWindow(Duration.ofSeconds(1)))
                    .isLessThanOrEqualTo(PER_SECOND);
            assertThat(sandboxes.k3cloud().requests().maxRequestsInAnyWindow(Duration.ofSeconds(1)))
                    .isLessThanOrEqualTo(PER_SECOND);
            assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(2 * ROWS);
            assertThat(sandboxes.k3cloud().book().refusedDuplicates()).isZero();
        }
    }
}
