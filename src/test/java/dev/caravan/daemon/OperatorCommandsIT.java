package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.daemon.CommandWorld.Outcome;
import dev.caravan.model.Destination;
import dev.caravan.model.Ownership;
import dev.caravan.model.Refusal;
import dev.caravan.model.RunKind;
import dev.caravan.model.StagedRow;
import dev.caravan.store.Store;
import dev.caravan.store.jdbc.JdbcStores;
import dev.caravan.store.jdbc.OpenMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorCommandsIT {
    @TempDir
    private Path folder;

    private CommandWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new CommandWorld(folder, 120);
    }

    private Store store() {
        return JdbcStores.open(
                "jdbc:sqlite:" + folder.resolve("data/caravan.db"), null, null, Clock.systemUTC(), OpenMode.SHARED);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void previewShowsRecordPayloadAndRequestAndWritesNothing() {
        Outcome preview = world.caravan("preview", CommandWorld.CASE);

        assertThat(preview.code()).isZero();
        assertThat(preview.out())
                .contains("erp.warehouse.get")
                .contains("\"warehouseCode\" : \"CK000000\"")
                .contains("\"FNumber\" : \"CK000000\"")
                .contains("DynamicFormService.BatchSave")
                .contains("\"formid\":\"BD_STOCK\"");
        assertThat(preview.all()).doesNotContain(CommandWorld.SECRETS);
        assertThat(world.k3cloud.requests().total()).isZero();
        assertThat(Files.exists(folder.resolve("data"))).isFalse();
    }

    @Test
    void previewPassesTheRecordThroughTheCasesOwnRoutes() throws IOException {
        world.edit(CommandWorld.CASE, "where: \"isBlockup = 0\"", "via: \"direct:other\", where: \"isBlockup = 0\"");
        Files.writeString(world.routeOf(CommandWorld.CASE), """
                - route:
                    id: jackyun-warehouse-to-k3cloud.other
                    from:
                      uri: direct:other
                      steps:
                        - setBody: { constant: '[{"warehouseCode": "V1", "warehouseName": "别的仓库", "isBlockup": 0}]' }
                        - unmarshal: { json: { library: Jackson, useList: true } }
                """, StandardOpenOption.APPEND);

        Outcome preview = world.caravan("preview", CommandWorld.CASE);

        assertThat(preview.all()).contains("\"FNumber\" : \"V1\"").doesNotContain("CK000000");
        assertThat(preview.code()).isZero();
        assertThat(world.k3cloud.requests().total()).isZero();
    }

    @Test
    void checkLogsInAndSaysWhatWorksOrWhatIsWrong() {
        assertThat(world.caravan("check", "k3cloud").out()).contains("(金蝶云星空) works");
        assertThat(world.k3cloud.logins()).isEqualTo(1);
        assertThat(world.caravan("check", "jackyun").out()).contains("(吉客云) works");

        Outcome wrong = world.caravan("check", "k3cloud", "-Dcaravan.connection.k3cloud.app-secret=a-wrong-one");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.out()).contains("does not work").contains("check acct-id");
        assertThat(wrong.all()).doesNotContain("a-wrong-one");

        Outcome unknown = world.caravan("check", "k3clud");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("did you mean \"k3cloud\"?");
        assertThat(Files.exists(folder.resolve("data"))).isFalse();
    }

    @Test
    void deadRecordsAreListedShownAndReplayed() throws IOException {
        world.edit(CommandWorld.CASE, "batchSize: 100", "batchSize: 100, retry: none");
        world.k3cloud.book().refuse("CK000003", "FNumber", "编码含有系统保留字符");
        world.k3cloud.book().refuse("CK000004", "FNumber", "编码含有系统保留字符");
        assertThat(world.caravan("once", CommandWorld.CASE).code()).isEqualTo(2);

        Outcome list = world.caravan("dead", "list", CommandWorld.CASE);
        assertThat(list.out()).containsPattern("CK000003 +1 .*编码含有系统保留字符").contains("CK000004");
        Outcome show = world.caravan("dead", "show", CommandWorld.CASE, "CK000003");
        assertThat(show.out()).contains("dead").contains("\"warehouseCode\" : \"CK000003\"");
        assertThat(world.caravan("dead", "show", CommandWorld.CASE, "CK9").err())
                .contains("no record with the key \"CK9\"");
        assertThat(world.caravan("dead", "replay", CommandWorld.CASE).code()).isEqualTo(64);

        world.k3cloud.book().accept("CK000003");
        world.k3cloud.book().accept("CK000004");
        assertThat(world.caravan("dead", "replay", CommandWorld.CASE, "--key", "CK000003")
                        .out())
                .contains("1 records are marked");
        assertThat(world.caravan("dead", "replay", CommandWorld.CASE, "--cause", "nonsense")
                        .err())
                .contains("no dead records of cause \"nonsense\"");
        assertThat(world.caravan("dead", "replay", CommandWorld.CASE, "--all").out())
                .contains("1 records are marked");
        assertThat(world.caravan("once", CommandWorld.CASE).code()).isZero();
        assertThat(world.oracle().differences()).isEmpty();
        assertThat(world.caravan("dead", "list").out()).contains("No dead records");
    }

    @Test
    void recordsThatWereRefusedWhenTheyWereReadAreNotOfferedForReplay() {
        world.caravan("once", CommandWorld.CASE);
        try (Store store = store()) {
            Refusal refusal = new Refusal("no-key", "the record has no value in its key field \"warehouseCode\"");
            StagedRow row = new StagedRow("!1", new byte[] {1}, null, Destination.PENDING, refusal, "{}");
            store.records().stage(store.cases().idOf(CommandWorld.CASE), List.of(row), false);
        }

        Outcome list = world.caravan("dead", "list", CommandWorld.CASE);
        assertThat(list.out())
                .contains("no-key", "refused when they were read, and are not replayed")
                .doesNotContain("Replay 重放");
        Outcome replay = world.caravan("dead", "replay", CommandWorld.CASE, "--all");
        assertThat(replay.code()).isEqualTo(1);
        assertThat(replay.err()).contains("No record is marked: 1 records stay dead", "refused when they were read");
        assertThat(world.caravan("dead", "replay", CommandWorld.CASE, "--key", "!1")
                        .err())
                .contains("it was refused when it was read, no-key: the record has no value in its key field");
    }

    @Test
    void statusTellsWhereEachCaseStands() throws IOException {
        Outcome early = world.caravan("status");
        assertThat(early.code()).isEqualTo(1);
        assertThat(early.err()).contains("There is no store at " + folder.resolve("data/caravan.db"));
        assertThat(folder.resolve("data")).doesNotExist();

        world.caravan("once", CommandWorld.CASE);
        world.addCase("another-case");
        assertThat(world.caravan("status").out()).containsPattern("another-case +never");
        Outcome status = world.caravan("status", CommandWorld.CASE);
        assertThat(status.out())
                .containsPattern(CommandWorld.CASE + " +20\\d\\d-.* +20\\d\\d-.* +"
                        + world.oracle().expectedCount() + " +0 +0 +0 +0 +0 ")
                .doesNotContain("another-case");
        assertThat(world.caravan("status", "anothr-case").err()).contains("did you mean another-case?");
    }

    @Test
    void aRunWhoseProcessDiedIsNotShownAsRunning() {
        world.caravan("once", CommandWorld.CASE);
        try (Store store = store()) {
            long caseId = store.cases().idOf(CommandWorld.CASE);
            Ownership owner = store.checkpoints()
                    .takeOver(caseId, "another process", Duration.ofMinutes(5))
                    .orElseThrow();
            store.runs().start(caseId, RunKind.EXTRACT, "another process");
            assertThat(world.caravan("status").out()).contains("running 运行中");

            store.checkpoints().release(owner);
            assertThat(world.caravan("status").out()).contains("broken off 中断").doesNotContain("running");
        }
    }

    @Test
    void aHeldCaseIsExplainedAndResumed() {
        world.caravan("once", CommandWorld.CASE, "-Dcaravan.connection.jackyun.app-secret=wrong-secret-value");

        assertThat(world.caravan("status").out())
                .contains("on hold since")
                .contains("签名错误")
                .contains("caravan resume " + CommandWorld.CASE);
        assertThat(world.caravan("resume", CommandWorld.CASE).out())
                .contains("goes on")
                .contains("签名错误");
        assertThat(world.caravan("resume", CommandWorld.CASE).out()).contains("was not on hold");
        assertThat(world.caravan("status").out()).doesNotContain("on hold since");
    }

    @Test
    void anotherTargetNeedsADecision() throws IOException {
        world.caravan("once", CommandWorld.CASE);
        String moved = "-Dcaravan.connection.k3cloud.base-url="
                + world.k3cloud.baseUrl().replace("127.0.0.1", "localhost");
        int rows = world.k3cloud.book().size();
        world.caravan("dead", "replay", CommandWorld.CASE, "--key", "CK000000");

        Outcome refused = world.caravan("once", CommandWorld.CASE, moved);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("--keep").contains("--redeliver");

        assertThat(world.caravan("resume", CommandWorld.CASE, "--redeliver", moved)
                        .out())
                .contains(rows - 1 + " written records are marked");
        assertThat(world.caravan("once", CommandWorld.CASE, moved).code()).isZero();
        assertThat(world.k3cloud.book().updates()).isEqualTo(rows);
    }
}
