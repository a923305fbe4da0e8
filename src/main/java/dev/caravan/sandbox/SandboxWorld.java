package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** All sandboxes of one process, as its arguments want them. */
final class SandboxWorld implements AutoCloseable {
    private final JackyunSandbox jackyun;
    private final K3CloudSandbox k3cloud;
    private final OkkiSandbox okki;
    private final TplusSandbox tplus;
    private final ControlDoor control;

    SandboxWorld(SandboxArguments given) {
        WarehouseCatalogue warehouses = new WarehouseCatalogue(warehouseSeed(given));
        OkkiGroupSeed groups = OkkiGroupSeed.of(given.number("okki-groups", 500));
        TplusInventory inventory = new TplusInventory(given.number("tplus-inventory", 3000), 20240101);
        Duration latency = Duration.ofMillis(given.number("latency-ms", 0));
        int[] ports = {
            given.number("jackyun-port", 0),
            given.number("k3cloud-port", 0),
            given.number("okki-port", 0),
            given.number("tplus-port", 0)
        };
        given.requireAllTaken();
        Clock clock = Clock.systemUTC();
        jackyun = new JackyunSandbox(JackyunSettings.defaults(), warehouses, clock, ports[0]);
        k3cloud = new K3CloudSandbox(K3CloudSettings.defaults(), clock, ports[1]);
        okki = new OkkiSandbox(OkkiSettings.defaults(), new OkkiGroups(groups), clock, ports[2]);
        tplus = new TplusSandbox(TplusSettings.defaults(), inventory, clock, ports[3]);
        control = new ControlDoor(
                List.of(VendorDesk.of(jackyun), VendorDesk.of(k3cloud), VendorDesk.of(okki), VendorDesk.of(tplus)),
                this::judge);
        sandboxes().forEach(sandbox -> sandbox.latency(latency));
    }

    List<Sandbox> sandboxes() {
        return List.of(jackyun, k3cloud, okki, tplus);
    }

    ControlDoor control() {
        return control;
    }

    @Override
    public void close() {
        control.close();
        sandboxes().forEach(Sandbox::close);
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

    /** The warehouse case, whose target is here too: the whole verdict. */
    private void judge(ObjectNode report) {
        StockBook book = k3cloud.book();
        WarehouseOracle oracle = new WarehouseOracle(jackyun.catalogue(), book);
        report.put("rows", book.size()).put("expected", oracle.expectedCount());
        report.put("creates", book.creates()).put("updates", book.updates());
        report.put("refusedDuplicates", book.refusedDuplicates());
        report.put("signatureFailures", jackyun.signatureFailures() + k3cloud.signatureFailures());
        oracle.differences().forEach(report.putArray("differences")::add);
    }
}
