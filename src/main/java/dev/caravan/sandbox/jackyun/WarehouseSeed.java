package dev.caravan.sandbox.jackyun;

import dev.caravan.sandbox.door.BeijingTime;
import dev.caravan.sandbox.door.Draw;
import dev.caravan.sandbox.door.JsonBytes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The warehouses as they are before anybody changes one: everything about number {@code i} follows from the seed and
 * {@code i}, so that half a million of them take no memory.
 *
 * @param count how many
 * @param seed what their values are drawn from
 * @param blockedShare share of blocked ones, 0 to 1
 * @param firstModified modification time of number 0
 * @param lastModified modification time of the last; those between rise evenly
 */
public record WarehouseSeed(int count, long seed, double blockedShare, Instant firstModified, Instant lastModified) {
    private static final List<String> CITIES = List.of("北京", "上海", "广州", "深圳", "杭州", "成都", "武汉", "西安", "南京", "重庆");
    private static final List<String> KINDS = List.of("中心仓", "退货仓", "门店仓", "保税仓", "云仓", "残次品仓");
    private static final List<String> PEOPLE = List.of("王芳", "李伟", "张敏", "刘洋", "陈静");
    private static final List<String> CHANNELS = List.of("天猫旗舰店", "京东自营", "抖音小店", "线下批发");
    private static final byte[][] CITY = CITIES.stream().map(JsonBytes::utf8).toArray(byte[][]::new);
    private static final byte[][] KIND = KINDS.stream().map(JsonBytes::utf8).toArray(byte[][]::new);
    private static final byte[][] PERSON = PEOPLE.stream().map(JsonBytes::utf8).toArray(byte[][]::new);
    private static final byte[][] CHANNEL =
            CHANNELS.stream().map(JsonBytes::utf8).toArray(byte[][]::new);
    private static final long FIRST_ID = 1_268_000_000_000_000_000L;

    private static final byte[] ID = JsonBytes.utf8("{\"warehouseId\":\"");
    private static final byte[] CODE = JsonBytes.utf8("\",\"warehouseCode\":\"CK");
    private static final byte[] NAME = JsonBytes.utf8("\",\"warehouseName\":\"");
    private static final byte[] COMPANY =
            JsonBytes.utf8("\",\"warehouseCompanyId\":\"870010001\",\"warehouseCompanyName\":"
                    + "\"驼队演示有限公司\",\"warehouseCompanyCode\":\"C01\",\"warehouseDepartId\":\"870020001\","
                    + "\"warehouseDepartName\":\"仓储部\",\"warehouseDepartCode\":\"D01\",\"warehouseTypeCode\":\"");
    private static final byte[] TYPE_NAME = JsonBytes.utf8("\",\"warehouseTypeName\":\"");
    private static final byte[] BLOCKED = JsonBytes.utf8("\",\"isBlockup\":");
    private static final byte[] ADDRESS = JsonBytes.utf8(",\"address\":\"");
    private static final byte[] STREET = JsonBytes.utf8("市物流园区 ");
    private static final byte[] TELEPHONE = JsonBytes.utf8(" 号\",\"tel\":\"138");
    private static final byte[] LINK_MAN = JsonBytes.utf8("\",\"linkMan\":\"");
    private static final byte[] MODIFIED = JsonBytes.utf8("\",\"gmtModified\":\"");
    private static final byte[] SALES = JsonBytes.utf8("\",\"salesList\":[");
    private static final byte[] CHANNEL_ID = JsonBytes.utf8("\",\"channelId\":\"");
    private static final byte[] CHANNEL_NAME = JsonBytes.utf8("\",\"channelName\":\"");
    private static final byte[] CHANNEL_CODE = JsonBytes.utf8("\",\"channelCode\":\"QD");
    private static final byte[] END = JsonBytes.utf8("\"}");
    private static final byte[] ARRAY_END = JsonBytes.utf8("]}");
    private static final byte[] COMMA = JsonBytes.utf8(",");
    private static final byte[] DASH = JsonBytes.utf8("-");
    private static final byte[] COLON = JsonBytes.utf8(":");
    private static final byte[] BLANK = JsonBytes.utf8(" ");

    public WarehouseSeed {
        if (count < 0 || blockedShare < 0 || blockedShare > 1 || lastModified.isBefore(firstModified)) {
            throw new IllegalArgumentException("A warehouse seed needs count >= 0, a share from 0 to 1 and a first "
                    + "modification not after the last, not " + count + ", " + blockedShare + ", " + firstModified
                    + ", " + lastModified);
        }
    }

    /** So many warehouses, 8 % of them blocked, modified from 2024-01-01 to 2024-12-31 Beijing time. */
    public static WarehouseSeed of(int count) {
        return new WarehouseSeed(
                count, 20240101, 0.08, Instant.parse("2023-12-31T16:00:00Z"), Instant.parse("2024-12-31T15:59:59Z"));
    }

    /** The code of number {@code index}. */
    public String code(int index) {
        return "CK" + String.format("%06d", index);
    }

    /** The number of a code that this seed makes, or -1. */
    public int index(String code) {
        if (code.length() < 8 || !code.startsWith("CK")) {
            return -1;
        }
        int index = 0;
        for (int at = 2; at < code.length(); at++) {
            int digit = code.charAt(at) - '0';
            if (digit < 0 || digit > 9 || index > 100_000_000) {
                return -1;
            }
            index = index * 10 + digit;
        }
        return index < count && (code.length() == 8 || code.charAt(2) != '0') ? index : -1;
    }

    /** The name of number {@code index}. */
    public String name(int index) {
        long random = random(index);
        return pick(CITIES, random) + pick(KINDS, random >>> 8) + index;
    }

    /** Whether number {@code index} is blocked. */
    public boolean blocked(int index) {
        return Draw.of(seed, index).share() < blockedShare;
    }

    /** Epoch second of the modification of number {@code index}; rises with the index. */
    long modified(int index) {
        long first = firstModified.getEpochSecond();
        return count < 2 ? first : first + (lastModified.getEpochSecond() - first) * index / (count - 1);
    }

    /** Writes number {@code index} as a JSON object. */
    void write(JsonBytes out, int index) {
        long random = random(index);
        long id = FIRST_ID + index * 1000L + (random & 511);
        int kind = place(KIND.length, random >>> 8);
        byte[] city = CITY[place(CITY.length, random)];
        out.put(ID)
                .putDigits(id, 1)
                .put(CODE)
                .putDigits(index, 6)
                .put(NAME)
                .put(city)
                .put(KIND[kind]);
        out.putDigits(index, 1)
                .put(COMPANY)
                .putDigits(kind + 1L, 1)
                .put(TYPE_NAME)
                .put(KIND[kind]);
        out.put(BLOCKED).putDigits(blocked(index) ? 1 : 0, 1);
        out.put(ADDRESS).put(city).put(STREET).putDigits(random >>> 16 & 1023, 1);
        out.put(TELEPHONE).putDigits((random >>> 26 & 0x3ffffff) % 100_000_000, 8);
        out.put(LINK_MAN).put(PERSON[place(PERSON.length, random >>> 4)]).put(MODIFIED);
        writeTime(out, modified(index));
        out.put(SALES);
        int channels = (int) ((random >>> 52 & 0xff) % 3);
        for (int i = 0; i < channels; i++) {
            writeChannel(i == 0 ? out : out.put(COMMA), id, place(CHANNEL.length, (random >>> 6) + i));
        }
        out.put(ARRAY_END);
    }

    private static void writeChannel(JsonBytes out, long id, int channel) {
        out.put(ID).putDigits(id, 1).put(CHANNEL_ID).putDigits(880_010_000L + channel, 1);
        out.put(CHANNEL_NAME)
                .put(CHANNEL[channel])
                .put(CHANNEL_CODE)
                .putDigits(channel, 3)
                .put(END);
    }

    private static void writeTime(JsonBytes out, long epochSecond) {
        long local = epochSecond + BeijingTime.OFFSET.getTotalSeconds();
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(local, 86_400));
        long second = Math.floorMod(local, 86_400L);
        out.putDigits(day.getYear(), 4)
                .put(DASH)
                .putDigits(day.getMonthValue(), 2)
                .put(DASH);
        out.putDigits(day.getDayOfMonth(), 2)
                .put(BLANK)
                .putDigits(second / 3600, 2)
                .put(COLON);
        out.putDigits(second / 60 % 60, 2).put(COLON).putDigits(second % 60, 2);
    }

    private long random(int index) {
        return Draw.of(seed, index).bits();
    }

    private static int place(int size, long random) {
        return (int) ((random & 0xffff) % size);
    }

    private static String pick(List<String> words, long random) {
        return words.get(place(words.size(), random));
    }
}
