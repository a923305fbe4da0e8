package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.sandbox.BarcodeOracle;
import dev.caravan.sandbox.banniu.BanniuSandbox;
import dev.caravan.sandbox.banniu.BanniuSettings;
import dev.caravan.sandbox.banniu.TaskBoard;
import dev.caravan.sandbox.banniu.TaskSeed;
import dev.caravan.sandbox.jackyun.GoodsCatalogue;
import dev.caravan.sandbox.jackyun.GoodsSeed;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.jackyun.JackyunSettings;
import dev.caravan.sandbox.jackyun.WarehouseCatalogue;
import dev.caravan.sandbox.jackyun.WarehouseSeed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The shipped update of 班牛's barcodes with two pages of tasks in the first window; few of them name goods, and 吉客云 has
 * these.
 */
final class BanniuRig extends VendorRig {
    private static final Instant TODAY = Instant.parse("2024-09-11T02:00:00Z");

    private final GoodsCatalogue goods = new GoodsCatalogue(
            new GoodsSeed(12, 20240906, Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2024-08-01T00:00:00Z")));
    private final TaskBoard board = new TaskBoard(new TaskSeed(
            120, 20240906, 12, 0.9, 0, Instant.parse("2024-09-05T16:00:00Z"), Instant.parse("2024-09-05T20:00:00Z")));
    private final JackyunSandbox jackyun;
    private final BanniuSandbox banniu;
    private boolean creating;

    BanniuRig(Path folder) {
        super(Sandboxes.of(1), folder);
        sandboxes.clock().move(Duration.between(sandboxes.clock().instant(), TODAY));
        this.jackyun = new JackyunSandbox(
                JackyunSettings.defaults(), new WarehouseCatalogue(WarehouseSeed.of(1)), goods, sandboxes.clock(), 0);
        this.banniu = new BanniuSandbox(BanniuSettings.defaults(), board, sandboxes.clock(), 0);
    }

    /** Every task makes a new one, instead of being updated. */
    void createInsteadOfUpdate() {
        creating = true;
    }

    @Override
    String caseName() {
        return "banniu-update-barcode";
    }

    @Override
    List<String> cases() {
        return List.of("jackyun-goods", caseName());
    }

    @Override
    BanniuSandbox sandbox() {
        return banniu;
    }

    @Override
    String operation() {
        return BanniuSandbox.LIST;
    }

    @Override
    CaseFolder caseFolder() {
        CaseFolder cases = super.caseFolder();
        if (creating) {
            replace(
                    cases,
                    CaseFolder.ROUTE,
                    "push:banniu/" + BanniuSandbox.UPDATE,
                    "push:banniu/" + BanniuSandbox.CREATE);
            replace(cases, CaseFolder.MAPPING, "field: task_id", "field: user_id");
        }
        return cases;
    }

    private void replace(CaseFolder cases, String file, String from, String to) {
        String text = CaseFolder.text(cases.root().resolve(caseName()).resolve(file));
        assertThat(text).contains(from);
        cases.write(caseName(), file, text.replace(from, to));
    }

    @Override
    Map<String, String> settings() {
        return VendorSettings.banniu(jackyun, banniu);
    }

    @Override
    List<String> differences(RunningCase running) {
        return new BarcodeOracle(board, goods).differences();
    }

    @Override
    public void close() {
        super.close();
        jackyun.close();
    }
}
