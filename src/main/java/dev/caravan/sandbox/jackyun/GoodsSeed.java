package dev.caravan.sandbox.jackyun;

import dev.caravan.sandbox.door.Draw;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The goods as they are before anybody changes one: everything about number {@code i} follows from the seed and {@code
 * i}. One SKU per goods number.
 *
 * @param count how many
 * @param seed what their values are drawn from
 * @param firstModified modification time of number 0
 * @param lastModified modification time of the last; those between rise evenly
 */
public record GoodsSeed(int count, long seed, Instant firstModified, Instant lastModified) {
    private static final List<String> BRANDS = List.of("山泉", "青禾", "云帆", "大漠", "小满");
    private static final List<String> CATEGORIES = List.of("饮料", "零食", "日化", "文具", "家纺");
    private static final List<String> UNITS = List.of("瓶", "袋", "支", "件", "箱");
    private static final List<String> SPECIFICATIONS = List.of("标准装", "家庭装", "试用装", "整箱装");
    /** Beyond 2^53: a client that reads numbers as doubles loses digits. */
    private static final long FIRST_SKU = 2_216_051_345_374_512_129L;

    private static final long FIRST_GOODS = 1_900_000_000_000_000_001L;

    public GoodsSeed {
        if (count < 0 || lastModified.isBefore(firstModified)) {
            throw new IllegalArgumentException("A goods seed needs count >= 0 and a first modification not after the"
                    + " last, not " + count + ", " + firstModified + ", " + lastModified);
        }
    }

    /** So many goods, modified in the year 2024 of Beijing. */
    public static GoodsSeed of(int count) {
        return new GoodsSeed(
                count, 20240906, Instant.parse("2023-12-31T16:00:00Z"), Instant.parse("2024-12-31T15:59:59Z"));
    }

    /** 3,000 goods. */
    public static GoodsSeed defaults() {
        return of(3_000);
    }

    /** The goods number (货品编号) of number {@code index}. */
    public static String goodsNo(int index) {
        return "SP" + String.format("%06d", index);
    }

    /** The barcode of number {@code index}: 13 digits, the last one checks the others (EAN-13). */
    public String barcode(int index) {
        String digits = "690" + String.format("%04d", Math.floorMod(seed, 10_000)) + String.format("%05d", index);
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            sum += (digits.charAt(at) - '0') * (at % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** Epoch second of the modification of number {@code index}; rises with the index. */
    long modified(int index) {
        long first = firstModified.getEpochSecond();
        return count < 2 ? first : first + (lastModified.getEpochSecond() - first) * index / (count - 1);
    }

    /** Number {@code index} as the vendor sends it. */
    Map<String, Object> row(int index) {
        Draw draw = Draw.of(seed, index);
        String category = draw.pick(CATEGORIES, 0);
        long modified = modified(index) * 1000;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("goodsId", FIRST_GOODS + index);
        row.put(GoodsCatalogue.NUMBER, goodsNo(index));
        row.put("goodsName", draw.pick(BRANDS, 8) + category + index);
        row.put("skuId", FIRST_SKU + index * 16L);
        row.put("skuNo", "GG" + String.format("%06d", index));
        row.put("skuName", draw.pick(SPECIFICATIONS, 16));
        row.put(GoodsCatalogue.BARCODE, barcode(index));
        row.put("unitName", draw.pick(UNITS, 24));
        row.put("cateName", category);
        row.put("brandName", draw.pick(BRANDS, 8));
        row.put("skuWeight", draw.number(12, 5000) / 1000.0);
        row.put("isBlockup", 0);
        row.put("skuIsBlockup", 0);
        row.put("isDelete", 0);
        row.put("gmtCreate", modified);
        row.put("skuGmtModified", modified);
        row.put("goodsGmtModified", modified);
        return row;
    }
}
