package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.CaseCounts;
import dev.caravan.run.ExtractionReport;
import dev.caravan.sandbox.WarehouseOracle;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.jackyun.JackyunSettings;
import dev.caravan.sandbox.jackyun.WarehouseCatalogue;
import dev.caravan.sandbox.jackyun.WarehouseSeed;
import dev.caravan.sandbox.k3cloud.K3CloudSandbox;
import dev.caravan.sandbox.k3cloud.K3CloudSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseCaseIT {
    @TempDir
    Path folder;

    private final WarehouseCatalogue catalogue = new WarehouseCatalogue(WarehouseSeed.of(2_000));
    private final JackyunSandbox jackyun = new JackyunSandbox(JackyunSettings.defaults(), catalogue);
    private final K3CloudSandbox k3cloud = new K3CloudSandbox(K3CloudSettings.defaults());

    @AfterEach
    void closeSandboxes() {
        jackyun.close();
        k3cloud.close();
    }

    @Test
    void movesEveryUnblockedWarehouseOnce() throws Exception {
        try (CaseRig rig = rig().start()) {
            ExtractionReport report = rig.extract();
            assertThat(report.problem()).isNull();
            CaseCounts counts = rig.delivered();
            assertThat(new WarehouseOracle(catalogue, k3cloud.book()).differences())
                    .isEmpty();
            assertThat(counts.staged().addUp()).isTrue();
            assertThat(k3cloud.book().refusedDuplicates()).isZero();
        }
    }

    private CaseRig rig() {
        return new CaseRig(jackyun, k3cloud, "jdbc:sqlite:" + folder.resolve("caravan.db"), Map.of());
    }
}
