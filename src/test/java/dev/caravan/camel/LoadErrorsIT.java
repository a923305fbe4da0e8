package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.caravan.model.RecordStatus;
import dev.caravan.run.ExtractionReport;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A slip of the pen is told with its place and the nearest right name, before anything is sent or before anything is written. */
class LoadErrorsIT {
    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(120);

    @AfterEach
    void closeSandboxes() {
        sandboxes.close();
    }

    static Stream<Arguments> slips() {
        return Stream.of(
                Arguments.of("connection", "pull:jackyun/", "pull:jackyum/", "jackyum", "did you mean \"jackyun\"?"),
                Arguments.of("target", "push:k3cloud/", "push:k3clod/", "k3clod", "did you mean \"k3cloud\"?"),
                Arguments.of("operation", "erp.warehouse.get", "erp.warehous.get", "jackyun", "erp.warehouse.get"),
                Arguments.of("write", "batchSave", "batchSaves", "k3cloud", "batchSave"),
                Arguments.of("no list", "push:k3cloud/batchSave", "push:k3cloud/UnAudit", "UnAudit", "batchSave"),
                Arguments.of("window", "window: modified", "window: modifed", "modifed", "\"modified\""),
                Arguments.of(
                        "since", ", since: \"2020-01-01\"", "", "pull:jackyun/erp.warehouse.get", "since is missing"),
                Arguments.of("date", "2020-01-01", "2020-13-01", "2020-13-01", "expected is a date"),
                Arguments.of("since without a window", "modified", "none", "jackyun", "since goes with a window"),
                Arguments.of("lag", "modified", "modified, lag: \"5\"", "lag", "is not a duration"),
                Arguments.of("no slice", "modified", "modified, slice: 0s", "slice is 0s", "has to have a length"),
                Arguments.of("pull option", "pageSize: 50", "pageSise: 50", "pageSise", "pageSize"),
                Arguments.of("page size", "pageSize: 50", "pageSize: 5000", "5000", "200"),
                Arguments.of("stage option", "batchSize: 100", "batchSise: 100", "batchSise", "batchSize"),
                Arguments.of("batch size", "batchSize: 100", "batchSize: 0", "batchSize is 0", "1 to 10000"),
                Arguments.of("push option", "ifExists: unaudit", "ifExist: unaudit", "ifExist", "ifExists"),
                Arguments.of("value", "unaudit-update", "unaudit-updat", "unaudit-updat", "unaudit-update"),
                Arguments.of("form", "BD_STOCK", "BD_STOK", "BD_STOK", "BD_STOCK"),
                Arguments.of("where", "isBlockup = 0", "isBlockup = = 0", "where", "isBlockup"),
                Arguments.of("retry", "batchSize: 100", "batchSize: 100, retry: \"20\"", "retry", "20"),
                Arguments.of(
                        "case of map", "map:jackyun", "map:jackyum", "jackyum-warehouse-to-k3cloud", CaseFolder.CASE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slips")
    void refusesToLoadARouteWithASlip(String what, String from, String to, String wrong, String advice) {
        CaseFolder cases = CaseFolder.in(folder).replace(CaseFolder.ROUTE, from, to);

        assertThat(failure(cases, Map.of())).contains(wrong, advice);
        assertNothingWasSent();
    }

    @Test
    void refusesAPullThatNoStageFollows() {
        String stage = "        - to: { uri: \"stage:" + CaseFolder.CASE
                + "\", parameters: { key: warehouseCode, name: warehouseName, where: \"isBlockup = 0\" } }\n";

        assertThat(failure(CaseFolder.in(folder).replace(CaseFolder.ROUTE, stage, ""), Map.of()))
                .contains("route.camel.yaml:7", "after pull must come stage, here the route ends");
        assertNothingWasSent();
    }

    @Test
    void checksTheSourceFileOfACaseWhosePullHasDetails() {
        String stage = "        - to: { uri: \"stage:";
        String call =
                "        - to: { uri: \"call:jackyun/erp.warehouse.get\", parameters: { request.code: \"{a}\" } }\n";
        CaseFolder cases = CaseFolder.in(folder)
                .replace(CaseFolder.ROUTE, stage, call + stage)
                .write(CaseFolder.CASE, CaseSources.FILE, "api: erp.storage.goodslist\n");

        assertThat(failure(cases, Map.of()))
                .contains("\"api\" is erp.storage.goodslist, but the route pulls erp.warehouse.get");
        assertNothingWasSent();
    }

    @Test
    void refusesDoubleBracesInARouteFileAndSaysWhereTheyBelong() {
        CaseFolder cases = CaseFolder.in(folder)
                .replace(CaseFolder.ROUTE, "where: \"isBlockup = 0\"", "where: \"isBlockup = {{flag}}\"");

        assertThat(failure(cases, Map.of())).contains("flag");
        assertNothingWasSent();
    }

    @ParameterizedTest
    @CsvSource({
        "jackyun.requests-per-second, fast, requests-per-second",
        "jackyun.base-url, open.jackyun.com, base-url",
        "k3cloud.auth, app-secrets, app-secret",
        "k3cloud.lcid, chinese, lcid",
        "k3cloud.response-timeout, 60, response-timeout",
        "k3cloud.vendor, k3clod, k3cloud",
        "k3cloud.app-secret, '', app-secret"
    })
    void refusesToLoadWithAWrongSetting(String key, String value, String told) {
        assertThat(failure(CaseFolder.in(folder), Map.of("caravan.connection." + key, value)))
                .contains(told);
        assertNothingWasSent();
    }

    @Test
    void tellsEverythingThatIsWrongWithAMappingByItsPlace() {
        CaseFolder cases =
                CaseFolder.in(folder).replace(CaseFolder.MAPPING, "is_required: true }", "is_requierd: true }");

        assertThat(failure(cases, Map.of())).contains("mapping.yaml:", "is_requierd", "is_required");
    }

    @Test
    void tellsAProfileErrorByFileAndLine() {
        CaseFolder cases = CaseFolder.in(folder).profile("k3cloud", "vendor: k3cloud\nlimit: { concurrency: 3 }\n");

        assertThat(failure(cases, Map.of())).contains("k3cloud.yaml:2", "limit", "limits");
    }

    @Test
    void holdsBeforeAnythingIsStagedWhenTheKeyIsMisspelt() throws Exception {
        assertHeldByPull("key: warehouseCode", "key: warehouseCod", "warehouseCod", "\"warehouseCode\"");
    }

    @Test
    void holdsBeforeAnythingIsStagedWhenWhereNamesAFieldThatNoRecordHas() throws Exception {
        assertHeldByPull("isBlockup = 0", "isBlokup = 0", "isBlokup", "\"isBlockup\"");
    }

    private void assertHeldByPull(String from, String to, String wrong, String nearest) throws Exception {
        CaseFolder cases = CaseFolder.in(folder).replace(CaseFolder.ROUTE, from, to);
        try (RunningCase running = RunningCase.start(sandboxes, folder, cases, Map.of())) {
            ExtractionReport report = running.extract();
            assertThat(report.end()).isEqualTo(ExtractionReport.End.HELD);
            assertThat(running.hold().orElseThrow()).contains(wrong, nearest);
            assertThat(running.counts().total()).isZero();
        }
        assertMendedCaseArrives(cases.replace(CaseFolder.ROUTE, to, from));
    }

    @Test
    void holdsBeforeAnythingIsWrittenWhenTheMappingNamesAFieldThatNoRecordHas() throws Exception {
        CaseFolder cases = CaseFolder.in(folder).replace(CaseFolder.MAPPING, "{{warehouseName}}", "{{warehouseNam}}");
        try (RunningCase running = RunningCase.start(sandboxes, folder, cases, Map.of())) {
            running.extract();
            running.until(() -> running.hold().isPresent());
            assertThat(running.hold().orElseThrow())
                    .contains(CaseFolder.CASE, "mapping.yaml", "{{warehouseNam}}", "{{warehouseName}}");
            assertThat(running.counts().of(RecordStatus.PENDING)).isEqualTo(120);
            assertThat(sandboxes.k3cloud().requests().total(Sandboxes.SAVE)).isZero();
        }
        assertMendedCaseArrives(cases.replace(CaseFolder.MAPPING, "{{warehouseNam}}", "{{warehouseName}}"));
    }

    private void assertMendedCaseArrives(CaseFolder cases) throws Exception {
        try (RunningCase running = RunningCase.start(sandboxes, folder, cases, Map.of())) {
            running.extractAndDeliver();
            assertThat(running.hold()).isEmpty();
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    private String failure(CaseFolder cases, Map<String, String> settings) {
        Throwable thrown = catchThrowable(
                () -> RunningCase.start(sandboxes, folder, cases, settings).close());
        assertThat(thrown).as("a route that must not load").isNotNull().isNotInstanceOf(AssertionError.class);
        return RunningCase.chain(thrown);
    }

    private void assertNothingWasSent() {
        assertThat(sandboxes.jackyun().requests().total()).isZero();
        assertThat(sandboxes.k3cloud().requests().total()).isZero();
    }
}
