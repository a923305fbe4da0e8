package dev.caravan.camel;

import dev.caravan.sandbox.door.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The shipped warehouses from 吉客云 to 星空; either of them may be the one that misbehaves. */
final class WarehouseRig extends VendorRig {
    private final boolean source;

    private WarehouseRig(Path folder, int warehouses, boolean source) {
        super(Sandboxes.of(warehouses), folder);
        this.source = source;
    }

    /** 吉客云 misbehaves; two pages. */
    static WarehouseRig ofSource(Path folder) {
        return new WarehouseRig(folder, 60, true);
    }

    /** 星空 misbehaves; one batch, too few rows for a failure of the whole. */
    static WarehouseRig ofTarget(Path folder) {
        return new WarehouseRig(folder, 12, false);
    }

    @Override
    String caseName() {
        return CaseFolder.CASE;
    }

    @Override
    Sandbox sandbox() {
        return source ? sandboxes.jackyun() : sandboxes.k3cloud();
    }

    @Override
    String operation() {
        return source ? Sandboxes.PULL : Sandboxes.QUERY;
    }

    @Override
    Map<String, String> settings() {
        return Map.of("k3cloud.auth", "app-secret");
    }

    @Override
    boolean isLogin(String operation) {
        return Sandboxes.LOGIN.equals(operation);
    }

    @Override
    long logins() {
        return source ? 0 : sandboxes.k3cloud().requests().total(Sandboxes.LOGIN);
    }

    @Override
    long firstLogins() {
        return source ? 0 : 1;
    }

    @Override
    List<String> differences(RunningCase running) {
        return sandboxes.differences();
    }
}
