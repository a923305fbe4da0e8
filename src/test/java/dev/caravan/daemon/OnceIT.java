package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.daemon.CommandWorld.Outcome;
import dev.caravan.store.Store;
import dev.caravan.store.jdbc.JdbcStores;
import dev.caravan.store.jdbc.OpenMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnceIT {
    @TempDir
    private Path folder;

    private CommandWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new CommandWorld(folder, 230);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void writesEverythingOnceThenOnlyWhatChanges() {
        Outcome first = world.caravan("once", CommandWorld.CASE);
        assertThat(first.all()).contains("done, all written");
        assertThat(first.code()).isZero();
        assertThat(world.oracle().differences()).isEmpty();
        long created = world.k3cloud.book().creates();

        Outcome second = world.caravan("once", CommandWorld.CASE);
        assertThat(second.code()).isZero();
        assertThat(second.out()).containsPattern("written +写入 +0\\b");

        List<String> open = openCodes(7);
        Instant now = Instant.now().minusSeconds(30).truncatedTo(ChronoUnit.SECONDS);
        open.subList(0, 5)
                .forEach(code -> world.jackyun.catalogue().change(code, Map.of("warehouseName", "新名 " + code), now));
        world.jackyun.catalogue().block(open.subList(5, 7), now);
        assertThat(world.caravan("once", CommandWorld.CASE, "-Dcaravan.lag=20s").out())
                .containsPattern("written +写入 +5\\b");
        assertThat(world.k3cloud.book().updates()).isEqualTo(5);
        assertThat(world.k3cloud.book().creates()).isEqualTo(created);
        assertThat(world.oracle().differences()).isEmpty();
    }

    private List<String> openCodes(int count) {
        List<String> codes = new ArrayList<>();
        world.jackyun.catalogue().each((code, name, blocked) -> {
            if (!blocked) {
                codes.add(code);
            }
        });
        return codes.subList(0, count);
    }

    @Test
    void aHelperRouteOfTheCaseTakesPart() throws IOException {
        world.edit(CommandWorld.CASE, "where: \"isBlockup = 0\"", "via: \"direct:passed\", where: \"isBlockup = 0\"");
        Files.writeString(world.routeOf(CommandWorld.CASE), """
                - route:
                    id: jackyun-warehouse-to-k3cloud.passed
                    from: { uri: direct:passed, steps: [{ setBody: { simple: "${body}" } }] }
                """, StandardOpenOption.APPEND);

        Outcome once = world.caravan("once", CommandWorld.CASE);

        assertThat(once.all()).contains("done, all written");
        assertThat(once.code()).isZero();
        assertThat(world.oracle().differences()).isEmpty();
    }

    @Test
    void leavesRefusedRecordsWaitingAndShowsWhyInTheTargetsWords() {
        world.k3cloud.book().refuse("CK000003", "FNumber", "编码含有系统保留字符");

        Outcome once = world.caravan("once", CommandWorld.CASE);

        assertThat(once.code()).isEqualTo(2);
        assertThat(once.out()).containsPattern("CK000003 +retry +.*编码含有系统保留字符");
        assertThat(world.oracle().differences()).isEmpty();
    }

    @Test
    void putsTheCaseOnHoldForAWrongSecretAndNeverShowsOne() {
        Outcome once = world.caravan(
                "once", CommandWorld.CASE, "-Dcaravan.connection.jackyun.app-secret=not-the-right-secret");

        assertThat(once.code()).isEqualTo(1);
        assertThat(once.out())
                .contains("on hold 已暂停")
                .contains("connection jackyun, operation erp.warehouse.get")
                .contains("check app-secret")
                .contains("caravan resume " + CommandWorld.CASE);
        assertThat(once.all()).doesNotContain("not-the-right-secret");
        long asked = world.jackyun.signatureFailures();

        Outcome again = world.caravan(
                "once", CommandWorld.CASE, "-Dcaravan.connection.jackyun.app-secret=not-the-right-secret");
        assertThat(again.code()).isEqualTo(1);
        assertThat(world.jackyun.signatureFailures()).isEqualTo(asked);

        assertThat(world.caravan("once", CommandWorld.CASE).code()).isZero();
    }

    @Test
    void liftsAHoldOfTheDeliveryWhenItsConfigurationIsMended() {
        Outcome once = world.caravan(
                "once", CommandWorld.CASE, "-Dcaravan.connection.k3cloud.app-secret=not-the-right-secret");
        assertThat(once.code()).isEqualTo(1);
        assertThat(once.out()).contains("connection k3cloud").contains("check acct-id, username and app-id");

        assertThat(world.caravan("once", CommandWorld.CASE).code()).isZero();
        assertThat(world.oracle().differences()).isEmpty();
    }

    @Test
    void namesTheNearestCaseAndCommandAndSetting() {
        assertThat(world.caravan("once", "jackyun-warehous-to-k3cloud").err())
                .contains("There is no case \"jackyun-warehous-to-k3cloud\"")
                .contains("did you mean " + CommandWorld.CASE + "?");
        assertThat(world.caravan("onec", CommandWorld.CASE).err()).contains("did you mean \"once\"?");
        Outcome setting = world.caravan("once", CommandWorld.CASE, "-Dcaravan.connection.jackyun.app-sekret=x");
        assertThat(setting.code()).isEqualTo(1);
        assertThat(setting.err()).contains("did you mean \"caravan.connection.jackyun.app-secret\"?");
        assertThat(world.k3cloud.book().size()).isZero();
    }

    @Test
    void saysWhoHoldsTheStore() {
        try (Store held = JdbcStores.open(
                "jdbc:sqlite:" + folder.resolve("data/caravan.db"),
                null,
                null,
                Clock.systemUTC(),
                OpenMode.EXCLUSIVE)) {
            Outcome once = world.caravan("once", CommandWorld.CASE);
            assertThat(once.code()).isEqualTo(1);
            assertThat(once.err()).contains("is in use by").doesNotContain("\tat ");
            assertThat(world.caravan("status").code()).isZero();
            assertThat(held.cases().all()).isEmpty();
        }
    }
}
