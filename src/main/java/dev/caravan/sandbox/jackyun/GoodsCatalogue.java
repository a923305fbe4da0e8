package dev.caravan.sandbox.jackyun;

import dev.caravan.sandbox.door.PageRequest;
import dev.caravan.sandbox.door.SeededRows;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 吉客云's goods, one row per SKU: a seed and, over it, the rows that were changed or added since. A row is a map of the
 * vendor's own field names; times are epoch milliseconds. Goods numbers are unique and stay. Thread-safe; every change is
 * visible to the next request. Field names: open.jackyun.com, erp.storage.goodslist, as quoted by clients.
 */
public final class GoodsCatalogue {
    static final String NUMBER = "goodsNo";
    static final String BARCODE = "skuBarcode";

    private final SeededRows rows;
    private final Map<String, Integer> indexes = new HashMap<>();

    public GoodsCatalogue(GoodsSeed seed) {
        rows = new SeededRows(seed.count(), seed::modified, seed::row);
        for (int index = 0; index < seed.count(); index++) {
            indexes.put(GoodsSeed.goodsNo(index), index);
        }
    }

    public int count() {
        return rows.count();
    }

    /** Whether goods of this number exist. */
    public synchronized boolean contains(String goodsNo) {
        return indexes.containsKey(goodsNo);
    }

    /** The row of a goods number, a copy. Throws IllegalArgumentException when there is none. */
    public synchronized Map<String, Object> row(String goodsNo) {
        return rows.row(indexOf(goodsNo));
    }

    /** The barcode of a goods number, or null when there are no such goods or they have no barcode. */
    public synchronized @Nullable String barcode(String goodsNo) {
        return contains(goodsNo) && rows.row(indexOf(goodsNo)).get(BARCODE) instanceof String barcode ? barcode : null;
    }

    /** Sets fields of one row, but not its number, and its modification time. */
    public synchronized void change(String goodsNo, Map<String, ?> fields, Instant modifiedAt) {
        int index = indexOf(goodsNo);
        put(index, goodsNo, fields, rows.row(index), modifiedAt);
    }

    /** Adds goods, made from the fields given over generated ones. */
    public synchronized void add(String goodsNo, Map<String, ?> fields, Instant modifiedAt) {
        if (contains(goodsNo)) {
            throw new IllegalArgumentException("The catalogue has goods " + goodsNo + " already");
        }
        int index = rows.count();
        Map<String, Object> generated = new GoodsSeed(index + 1, 1, modifiedAt, modifiedAt).row(index);
        generated.put(NUMBER, goodsNo);
        put(index, goodsNo, fields, generated, modifiedAt);
        indexes.put(goodsNo, index);
    }

    /** The rows of one page, not to be changed. */
    List<Map<String, Object>> page(GoodsQuery query, PageRequest page) {
        return rows.page(query.range(), page);
    }

    private void put(int index, String goodsNo, Map<String, ?> fields, Map<String, Object> row, Instant modifiedAt) {
        row.putAll(fields);
        if (!goodsNo.equals(row.get(NUMBER))) {
            throw new IllegalArgumentException("The number of goods stays, " + goodsNo + " can't become another");
        }
        row.put("skuGmtModified", modifiedAt.toEpochMilli());
        row.put("goodsGmtModified", modifiedAt.toEpochMilli());
        rows.put(index, modifiedAt.getEpochSecond(), row);
    }

    private int indexOf(String goodsNo) {
        Integer index = indexes.get(goodsNo);
        if (index == null) {
            throw new IllegalArgumentException("The catalogue has no goods " + goodsNo);
        }
        return index;
    }
}
