package dev.caravan.camel;

import dev.caravan.sandbox.WarehouseOracle;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.jackyun.JackyunSettings;
import dev.caravan.sandbox.jackyun.WarehouseCatalogue;
import dev.caravan.sandbox.jackyun.WarehouseSeed;
import dev.caravan.sandbox.k3cloud.K3CloudSandbox;
import dev.caravan.sandbox.k3cloud.K3CloudSettings;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Both sandboxes on one clock. */
record Sandboxes(TestClock clock, WarehouseCatalogue catalogue, JackyunSandbox jackyun, K3CloudSandbox k3cloud)
        implements AutoCloseable {
    static final String PULL = JackyunSandbox.WAREHOUSES;
    static final String SAVE = "BatchSave";
    static final String QUERY = "ExecuteBillQuery";
    static final String LOGIN = "LoginByAppSecret";

    /** So many warehouses, none of them blocked. */
    static Sandboxes of(int warehouses) {
        Instant first = Instant.parse("2023-12-31T16:00:00Z");
        Instant last = Instant.parse("2024-12-31T15:59:59Z");
        return of(new WarehouseSeed(warehouses, 20240101, 0, first, last));
    }

    static Sandboxes of(WarehouseSeed seed) {
        TestClock clock = new TestClock();
        WarehouseCatalogue catalogue = new WarehouseCatalogue(seed);
        return new Sandboxes(
                clock,
                catalogue,
                new JackyunSandbox(JackyunSettings.defaults(), catalogue, clock, 0),
                new K3CloudSandbox(K3CloudSettings.defaults(), clock, 0));
    }

    /** What is wrong at the target, as sentences. */
    List<String> differences() {
        return new WarehouseOracle(catalogue, k3cloud.book()).differences();
    }

    String code(int index) {
        return catalogue.seed().code(index);
    }

    /** Codes of the first warehouses that are not blocked. */
    List<String> openCodes(int count) {
        return IntStream.range(0, catalogue.seed().count())
                .filter(index -> !catalogue.seed().blocked(index))
                .mapToObj(this::code)
                .limit(count)
                .toList();
    }

    @Override
    public void close() {
        jackyun.close();
        k3cloud.close();
    }
}
