package dev.caravan.mapping.function;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;

/** Functions of the time of the call, in the case's zone. */
final class ClockFunctions {
    private ClockFunctions() {}

    static List<BuiltIn> all() {
        List<BuiltIn> all = new ArrayList<>();
        for (String name : List.of("NOW", "SYSDATE", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP")) {
            all.add(clock(name, 1, given -> now(given, given.settings().zone())));
        }
        all.add(clock("UTC_TIMESTAMP", 1, given -> now(given, ZoneOffset.UTC)));
        for (String name : List.of("CURDATE", "CURRENT_DATE")) {
            all.add(clock(name, 0, given -> now(given, given.settings().zone()).toLocalDate()));
        }
        all.add(clock("UTC_DATE", 0, given -> now(given, ZoneOffset.UTC).toLocalDate()));
        for (String name : List.of("CURTIME", "CURRENT_TIME")) {
            all.add(clock(
                    name, 1, given -> timeOfDay(now(given, given.settings().zone()))));
        }
        all.add(clock("UTC_TIME", 1, given -> timeOfDay(now(given, ZoneOffset.UTC))));
        return all;
    }

    private static BuiltIn clock(String name, int max, MysqlFunction function) {
        return BuiltIn.local(name, 0, max, function);
    }

    /** Without a fraction, unless digits of it are asked for. */
    private static LocalDateTime now(Arguments given, ZoneId zone) {
        int digits = Math.max(0, Math.min(6, given.whole(0, 0)));
        LocalDateTime now = LocalDateTime.ofInstant(given.settings().clock().instant(), zone);
        long step = (long) Math.pow(10, 9 - digits);
        return now.with(ChronoField.NANO_OF_SECOND, now.get(ChronoField.NANO_OF_SECOND) / step * step);
    }

    private static Duration timeOfDay(LocalDateTime moment) {
        return Duration.ofNanos(moment.toLocalTime().toNanoOfDay());
    }
}
