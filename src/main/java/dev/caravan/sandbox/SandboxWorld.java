package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.sandbox.banniu.BanniuSandbox;
import dev.caravan.sandbox.banniu.BanniuSettings;
import dev.caravan.sandbox.banniu.TaskBoard;
import dev.caravan.sandbox.banniu.TaskSeed;
import dev.caravan.sandbox.door.Sandbox;
import dev.caravan.sandbox.jackyun.GoodsCatalogue;
import dev.caravan.sandbox.jackyun.GoodsSeed;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.jackyun.JackyunSettings;
import dev.caravan.sandbox.jackyun.WarehouseCatalogue;
import dev.caravan.sandbox.jackyun.WarehouseSeed;
import dev.caravan.sandbox.k3cloud.K3CloudSandbox;
import dev.caravan.sandbox.k3cloud.K3CloudSettings;
import dev.caravan.sandbox.k3cloud.StockBook;
import dev.caravan.sandbox.okki.OkkiGroupSeed;
import dev.caravan.sandbox.okki.OkkiGroups;
import dev.caravan.sandbox.okki.OkkiSandbox;
import dev.caravan.sandbox.okki.OkkiSettings;
import dev.caravan.sandbox.tplus.TplusInventory;
import dev.caravan.sandbox.tplus.TplusSandbox;
import dev.caravan.sandbox.tplus.TplusSettings;
import dev.caravan.sandbox.xingchen.StoreCatalogue;
import dev.caravan.sandbox.xingchen.StoreSeed;
import dev.caravan.sandbox.xingchen.XingchenSandbox;
import dev.caravan.sandbox.xingchen.XingchenSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** All sandboxes of one process, as its arguments want them. */
final class SandboxWorld implements AutoCloseable {
    private static final Set<String> NAMES = Set.of(
            "warehouses",
            "seed",
            "blocked-share",
            "first-modified",
            "last-modified",
            "goods",
            "tasks",
            "stores",
            "okki-groups",
            "tplus-inventory",
            "latency-ms",
            "jackyun-port",
            "k3cloud-port",
            "xingchen-port",
            "banniu-port",
            "okki-port",
            "tplus-port");

    private final JackyunSandbox jackyun;
    private final K3CloudSandbox k3cloud;
    private final BanniuSandbox banniu;
    private final List<Sandbox> sandboxes;
    private final ControlDoor control;

    /** The arguments are those of {@link SandboxProcess}. */
    SandboxWorld(String... arguments) {
        SandboxArguments given = new SandboxArguments(NAMES, arguments);
        Clock clock = Clock.systemUTC();
        WarehouseCatalogue warehouses = new WarehouseCatalogue(warehouseSeed(given));
        int goodsCount = given.number("goods", 3000);
        GoodsCatalogue goods = new GoodsCatalogue(GoodsSeed.of(goodsCount));
        TaskBoard tasks = new TaskBoard(TaskSeed.of(given.number("tasks", 2000), goodsCount));
        StoreCatalogue stores = new StoreCatalogue(StoreSeed.of(given.number("stores", 800)));
        OkkiGroups groups = new OkkiGroups(OkkiGroupSeed.of(given.number("okki-groups", 500)));
        TplusInventory inventory = new TplusInventory(given.number("tplus-inventory", 3000), 20240101);
        Duration latency = Duration.ofMillis(given.number("latency-ms", 0));
        jackyun = new JackyunSandbox(
                JackyunSettings.defaults(), warehouses, goods, clock, given.number("jackyun-port", 0));
        k3cloud = new K3CloudSandbox(K3CloudSettings.defaults(), clock, given.number("k3cloud-port", 0));
        banniu = new BanniuSandbox(BanniuSettings.defaults(), tasks, clock, given.number("banniu-port", 0));
        XingchenSandbox xingchen =
                new XingchenSandbox(XingchenSettings.defaults(), stores, clock, given.number("xingchen-port", 0));
        OkkiSandbox okki = new OkkiSandbox(OkkiSettings.defaults(), groups, clock, given.number("okki-port", 0));
        TplusSandbox tplus =
                new TplusSandbox(TplusSettings.defaults(), inventory, clock, given.number("tplus-port", 0));
        List<VendorDesk> desks = List.of(
                VendorDesk.of(jackyun),
                VendorDesk.of(k3cloud),
                VendorDesk.of(xingchen),
                VendorDesk.of(banniu),
                VendorDesk.of(okki),
                VendorDesk.of(tplus));
        sandboxes = desks.stream().map(VendorDesk::sandbox).toList();
        sandboxes.forEach(sandbox -> sandbox.latency(latency));
        control = new ControlDoor(desks, this::judge);
    }

    List<Sandbox> sandboxes() {
        return sandboxes;
    }

    ControlDoor control() {
        return control;
    }

    @Override
    public void close() {
        control.close();
        sandboxes.forEach(Sandbox::close);
    }

    private static WarehouseSeed warehouseSeed(SandboxArguments given) {
        WarehouseSeed standard = WarehouseSeed.of(given.number("warehouses", 12_345));
        return new WarehouseSeed(
                standard.count(),
                Long.parseLong(given.text("seed", String.valueOf(standard.seed()))),
                Double.parseDouble(given.text("blocked-share", String.valueOf(standard.blockedShare()))),
                Instant.parse(
                        given.text("first-modified", standard.firstModified().toString())),
                Instant.parse(
                        given.text("last-modified", standard.lastModified().toString())));
    }

    /** The whole verdict on the cases whose target is here too: warehouses, and barcodes under a name of their own. */
    private void judge(ObjectNode report) {
        StockBook book = k3cloud.book();
        WarehouseOracle oracle = new WarehouseOracle(jackyun.catalogue(), book);
        report.put("rows", book.size()).put("expected", oracle.expectedCount());
        report.put("creates", book.creates()).put("updates", book.updates());
        report.put("refusedDuplicates", book.refusedDuplicates());
        report.put("signatureFailures", jackyun.signatureFailures() + k3cloud.signatureFailures());
        oracle.differences().forEach(report.putArray("differences")::add);
        BarcodeOracle barcodes = new BarcodeOracle(banniu.board(), jackyun.goods());
        ObjectNode verdict = report.putObject("barcodes").put("expected", barcodes.expectedCount());
        barcodes.differences().forEach(verdict.putArray("differences")::add);
    }
}
