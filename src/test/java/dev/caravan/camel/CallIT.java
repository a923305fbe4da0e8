package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.json.Json;
import dev.caravan.model.CaseCounts;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.run.ExtractionReport;
import dev.caravan.sandbox.door.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A detail for each record of a list, between pull and stage. */
class CallIT {
    private static final int ROWS = 20;
    private static final String STAGE = "        - to: { uri: \"stage:" + CaseRig.CASE + "\"";

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(ROWS);

    @AfterEach
    void closeSandboxes() {
        sandboxes.close();
    }

    private RunningCase start(String parameters) throws Exception {
        CaseFolder cases = CaseFolder.in(folder)
                // the requests come in order
                .replace(CaseFolder.ROUTE, "pageSize: 50", "pageSize: 50, readAhead: 0");
        cases.replace(
                CaseFolder.ROUTE,
                STAGE,
                "        - to: { uri: \"call:jackyun/erp.warehouse.get\", parameters: { " + parameters + " } }\n"
                        + STAGE);
        return RunningCase.start(
                sandboxes, folder, cases, Map.of("caravan.connection.k3cloud.base-url", "http://127.0.0.1:9/"));
    }

    @Test
    void everyRecordGetsItsDetail() throws Exception {
        try (RunningCase running = start("request.code: \"{warehouseCode}\", into: extra.detail")) {
            assertThat(running.extract().end()).isEqualTo(ExtractionReport.End.COMPLETE);
            StoredRecord record = running.record(sandboxes.code(7));
            Map<String, Object> content = Json.parseObject(record.content());
            assertThat(content).containsEntry("warehouseCode", sandboxes.code(7));
            Map<?, ?> extra = (Map<?, ?>) content.get("extra");
            assertThat((List<?>) extra.get("detail")).singleElement().satisfies(detail -> assertThat((Map<?, ?>) detail)
                    .extracting("warehouseCode")
                    .isEqualTo(sandboxes.code(7)));
            assertThat(running.extract().counts().staged())
                    .as("details that did not change are no change")
                    .isZero();
        }
    }

    @Test
    void aRecordWhoseDetailIsRefusedFailsAlone() throws Exception {
        sandboxes.jackyun().faults().onRequest(Sandboxes.PULL, 5, Fault.codeZeroWithErrorSubCode());
        try (RunningCase running = start("request.code: \"{warehouseCode}\", concurrency: 1")) {
            running.extract();
            CaseCounts counts = running.counts();
            assertThat(counts.of(RecordStatus.DEAD)).isEqualTo(1);
            assertThat(counts.total()).isEqualTo(ROWS);
            assertThat(running.list(RecordStatus.DEAD).get(0).note())
                    .contains("case " + CaseRig.CASE + ", connection jackyun, operation erp.warehouse.get")
                    .contains("0050030002");
            String code = running.list(RecordStatus.DEAD).get(0).key();
            sandboxes
                    .catalogue()
                    .change(
                            code,
                            Map.of("warehouseName", "新名"),
                            sandboxes.clock().instant());
            sandboxes.clock().move(Duration.ofMinutes(10));
            running.extract();
            assertThat(running.counts().of(RecordStatus.DEAD))
                    .as("a change at the source, with a detail that can be had, revives the record")
                    .isZero();
        }
    }

    @Test
    void aRecordWithoutADetailIsDeadOrKept() throws Exception {
        try (RunningCase running = start("request.code: \"none-{warehouseCode}\"")) {
            running.extract();
            assertThat(running.counts().of(RecordStatus.DEAD)).isEqualTo(ROWS);
            assertThat(running.list(RecordStatus.DEAD).get(0).note())
                    .contains("the answer holds no detail")
                    .contains("notFound=keep");
        }
    }

    @Test
    void aRecordWithoutADetailGoesOnWhereItMay() throws Exception {
        try (RunningCase running = start("request.code: \"none-{warehouseCode}\", notFound: keep")) {
            running.extract();
            assertThat(running.counts().of(RecordStatus.DEAD)).isZero();
            assertThat(running.counts().total()).isEqualTo(ROWS);
        }
    }

    @Test
    void aPageAsksOnceForAllItsRecords() throws Exception {
        try (RunningCase running = start(
                "request.name: \"\", request.code: \"\", per: page, by: warehouseCode, request.kind: \"{isBlockup}\"")) {
            running.extract();
            long requests = sandboxes.jackyun().requests().total();
            assertThat(requests).as("the page, the empty one, and one call").isLessThanOrEqualTo(3);
            Map<String, Object> content =
                    Json.parseObject(running.record(sandboxes.code(3)).content());
            assertThat((Map<?, ?>) content.get("detail"))
                    .extracting("warehouseCode")
                    .isEqualTo(sandboxes.code(3));
        }
    }

    @Test
    void aFaultOfTheConnectionFailsThePageAndTheNextRunReadsItAgain() throws Exception {
        sandboxes.jackyun().faults().onRequest(Sandboxes.PULL, 4, Fault.subCode(0, "0858030801", "sign"));
        try (RunningCase running = start("request.code: \"{warehouseCode}\", concurrency: 1")) {
            ExtractionReport report = running.extract();
            assertThat(report.end()).isEqualTo(ExtractionReport.End.HELD);
            assertThat(running.counts().total()).isZero();
            running.caravan().store().cases().resume(running.caseId());
            assertThat(running.extract().counts().staged()).isEqualTo(ROWS);
        }
    }

    @Test
    void slipsAreToldWhenTheRouteIsLoaded() {
        assertThatThrownBy(() -> start("into: x").close()).hasStackTraceContaining("it asks for nothing");
        assertThatThrownBy(() -> start("request.code: \"{a}\", per: pages").close())
                .hasStackTraceContaining("per is \"pages\", allowed are record, page");
        assertThatThrownBy(() -> start("request.code: \"{a}\", per: page").close())
                .hasStackTraceContaining("per=page needs by");
        assertThatThrownBy(() -> start("request.code: \"{a}\", notFond: keep").close())
                .hasStackTraceContaining("did you mean \"notFound\"?");
    }
}
