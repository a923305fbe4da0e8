package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.daemon.CommandWorld.Outcome;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cut-over from another tool: what the target has already is not sent again. */
class BaselineIT {
    private static final String SAVE = "BatchSave";

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
    void nothingIsWrittenUntilSomethingChangesAtTheSource() {
        Outcome baseline = world.caravan("once", CommandWorld.CASE, "--baseline");
        assertThat(baseline.out()).contains("counts as written, nothing was sent");
        assertThat(baseline.code()).isZero();
        assertThat(world.k3cloud.requests().total()).isZero();

        Outcome next = world.caravan("once", CommandWorld.CASE);
        assertThat(next.out()).contains("done, all written").containsPattern("written +写入 +0\\b");
        assertThat(next.code()).isZero();
        assertThat(world.k3cloud.requests().total(SAVE)).isZero();

        world.jackyun
                .catalogue()
                .change(
                        anOpenCode(),
                        Map.of("warehouseName", "新名"),
                        Instant.now().minusSeconds(30).truncatedTo(ChronoUnit.SECONDS));
        assertThat(world.caravan("once", CommandWorld.CASE, "-Dcaravan.lag=20s").out())
                .containsPattern("written +写入 +1\\b");
        assertThat(world.k3cloud.book().creates()).isEqualTo(1);
    }

    @Test
    void aBaselineThatWasBrokenOffHoldsTheCaseUntilItIsComplete() {
        world.jackyun.faults().onRequest(JackyunSandbox.WAREHOUSES, 3, Fault.codeZeroWithErrorSubCode());
        assertThat(world.caravan("once", CommandWorld.CASE, "--baseline").code())
                .isEqualTo(1);

        Outcome early = world.caravan("once", CommandWorld.CASE);
        assertThat(early.code()).isEqualTo(1);
        assertThat(early.out()).contains("baseline is not complete").contains("--baseline again");
        assertThat(world.k3cloud.requests().total(SAVE)).isZero();

        assertThat(world.caravan("once", CommandWorld.CASE, "--baseline").code())
                .isZero();
        assertThat(world.caravan("once", CommandWorld.CASE).code()).isZero();
        assertThat(world.k3cloud.requests().total(SAVE)).isZero();
    }

    private String anOpenCode() {
        List<String> codes = new ArrayList<>();
        world.jackyun.catalogue().each((code, name, blocked) -> {
            if (!blocked) {
                codes.add(code);
            }
        });
        return codes.get(0);
    }
}
