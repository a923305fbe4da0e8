package dev.caravan.sandbox.jackyun;

import dev.caravan.sandbox.door.PageRequest;
import dev.caravan.sandbox.door.SeededRows;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What {@code erp.storage.goodslist} is asked: a page of the rows whose SKU was modified in {@code [from, until)} epoch
 * seconds.
 */
record GoodsQuery(
        PageRequest page,
        long from,
        long until,
        @Nullable String goodsNo,
        @Nullable String skuBarcode) {

    static GoodsQuery read(String bizContent, JackyunSettings settings) throws JackyunRefusal {
        BizContent content = BizContent.of(bizContent);
        return new GoodsQuery(
                content.page(settings),
                content.from("startDateModifiedSku"),
                content.until("endDateModifiedSku", settings),
                content.text("goodsNo"),
                content.text("skuBarcode"));
    }

    SeededRows.Range range() {
        return new SeededRows.Range(from, until, filter());
    }

    private @Nullable Predicate<Map<String, Object>> filter() {
        if (goodsNo == null && skuBarcode == null) {
            return null;
        }
        return row -> (goodsNo == null || goodsNo.equals(row.get(GoodsCatalogue.NUMBER)))
                && (skuBarcode == null || skuBarcode.equals(row.get(GoodsCatalogue.BARCODE)));
    }
}
