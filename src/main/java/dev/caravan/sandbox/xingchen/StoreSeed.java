package dev.caravan.sandbox.xingchen;

import dev.caravan.sandbox.door.Draw;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stores (仓库) of one account set of 星辰 as they are before anybody changes one: everything about number {@code i}
 * follows from the seed and {@code i}.
 *
 * @param prefix what all numbers (编码) begin with
 * @param count how many
 * @param seed what their values are drawn from
 * @param firstModified modification time of number 0
 * @param lastModified modification time of the last; those between rise evenly
 */
public record StoreSeed(String prefix, int count, long seed, Instant firstModified, Instant lastModified) {
    private static final List<String> CITIES = List.of("深圳", "广州", "佛山", "杭州", "宁波", "苏州", "成都", "长沙");
    private static final List<String> KINDS = List.of("门店仓", "总仓", "退货仓", "样品仓");
    private static final List<String> KEEPERS = List.of("王芳", "李伟", "张敏", "刘洋");
    private static final long FIRST_ID = 1_446_300_000_000_000_000L;

    public StoreSeed {
        if (count < 0 || lastModified.isBefore(firstModified)) {
            throw new IllegalArgumentException("A store seed needs count >= 0 and a first modification not after the"
                    + " last, not " + count + ", " + firstModified + ", " + lastModified);
        }
    }

    /** So many stores, numbered MD0000 and on, modified in the year 2024 of Beijing. */
    public static StoreSeed of(int count) {
        Instant first = Instant.parse("2023-12-31T16:00:00Z");
        return new StoreSeed("MD", count, 20240601, first, Instant.parse("2024-12-31T15:59:59Z"));
    }

    /** 800 stores. */
    public static StoreSeed defaults() {
        return of(800);
    }

    /** The number (编码) of number {@code index}. */
    public String number(int index) {
        return prefix + String.format("%04d", index);
    }

    /** Epoch second of the modification of number {@code index}; rises with the index. */
    long modified(int index) {
        long first = firstModified.getEpochSecond();
        return count < 2 ? first : first + (lastModified.getEpochSecond() - first) * index / (count - 1);
    }

    /** Number {@code index} with the fields of the vendor's 仓库 page. */
    Map<String, Object> row(int index) {
        Draw draw = Draw.of(seed, index);
        String city = draw.pick(CITIES, 0);
        int keeper = draw.number(16, KEEPERS.size());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", String.valueOf(FIRST_ID + seed % 1000 * 1_000_000_000L + index));
        row.put(StoreCatalogue.NUMBER, number(index));
        row.put("name", city + draw.pick(KINDS, 8) + index);
        row.put("enable", draw.share() < 0.05 ? "0" : "1");
        row.put("group_id", String.valueOf(draw.number(24, 5) + 1));
        row.put("country_name", "中国");
        row.put("city_name", city);
        row.put("address", city + "市人民路" + (draw.number(12, 900) + 1) + "号");
        row.put("mobile", "138" + String.format("%08d", draw.number(20, 16_000_000)));
        row.put("allow_negative", String.valueOf(draw.number(30, 4) == 0));
        row.put("is_allow_freight", draw.number(32, 3) == 0);
        row.put("storekeeper_number", "CG00" + keeper);
        row.put("storekeeper_name", KEEPERS.get(keeper));
        return row;
    }
}
