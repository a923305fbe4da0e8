package dev.caravan.sandbox.jackyun;

import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.PageRequest;
import org.jspecify.annotations.Nullable;

/** What {@code erp.warehouse.get} is asked: a page of the rows modified in {@code [from, until)} epoch seconds. */
record WarehouseQuery(
        PageRequest page,
        long from,
        long until,
        @Nullable String code,
        @Nullable String name) {

    static WarehouseQuery read(String bizContent, JackyunSettings settings) throws JackyunRefusal {
        BizContent content = BizContent.of(bizContent);
        return new WarehouseQuery(
                content.page(settings),
                content.from("gmtModifiedStart"),
                content.until("gmtModifiedEnd", settings),
                content.text("code"),
                content.text("name"));
    }

    /** The query that a fault makes of this one. */
    WarehouseQuery bent(@Nullable Fault fault) {
        return new WarehouseQuery(page.bent(fault), from, until, code, name);
    }

    CatalogueView.Range range() {
        return new CatalogueView.Range(from, until, page.skip(), page.limit());
    }

    boolean filtered() {
        return code != null || name != null;
    }

    /** Whether a row of this code and name is asked for. */
    boolean wants(String rowCode, String rowName) {
        return (code == null || rowCode.equals(code)) && (name == null || rowName.contains(name));
    }
}
