package dev.caravan.mapping.function;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Functions that take a part of a date or time; NULL for what is none. */
final class TimePartFunctions {
    private static final int DAYS = 7;

    private TimePartFunctions() {}

    static List<BuiltIn> all() {
        List<BuiltIn> all = new ArrayList<>();
        all.add(ofDate("YEAR", LocalDate::getYear));
        all.add(ofDate("QUARTER", date -> date.get(IsoFields.QUARTER_OF_YEAR)));
        all.add(ofDate("MONTH", LocalDate::getMonthValue));
        all.add(ofDate("DAY", LocalDate::getDayOfMonth));
        all.add(ofDate("DAYOFMONTH", LocalDate::getDayOfMonth));
        all.add(ofDate("DAYOFYEAR", LocalDate::getDayOfYear));
        all.add(ofDate("WEEKDAY", date -> date.getDayOfWeek().getValue() - 1));
        all.add(ofDate("DAYOFWEEK", date -> date.getDayOfWeek().getValue() % DAYS + 1));
        all.add(ofDate("WEEKOFYEAR", date -> Weeks.of(date, 3).number()));
        all.add(ofDate("TO_DAYS", date -> (int) (date.toEpochDay() + 719_528)));
        all.add(BuiltIn.strict("WEEK", 1, 2, given -> week(given, false)));
        all.add(BuiltIn.strict("YEARWEEK", 1, 2, given -> week(given, true)));
        all.add(ofTime("HOUR", time -> (int) time.toHours()));
        all.add(ofTime("MINUTE", Duration::toMinutesPart));
        all.add(ofTime("SECOND", Duration::toSecondsPart));
        all.add(ofTime("MICROSECOND", time -> time.toNanosPart() / 1000));
        all.add(BuiltIn.strict("TIME_TO_SEC", 1, 1, given -> {
            Duration time = given.span(0);
            return time == null ? null : MysqlNumber.whole(BigInteger.valueOf(time.toSeconds()));
        }));
        all.add(BuiltIn.strict("DAYNAME", 1, 1, given -> dayName(given.moment(0))));
        all.add(BuiltIn.strict("MONTHNAME", 1, 1, given -> monthName(given.moment(0))));
        return all;
    }

    private static BuiltIn ofDate(String name, ToIntFunction<LocalDate> part) {
        return BuiltIn.strict(name, 1, 1, given -> {
            LocalDateTime moment = given.moment(0);
            return moment == null ? null : (Object) part.applyAsInt(moment.toLocalDate());
        });
    }

    private static BuiltIn ofTime(String name, ToIntFunction<Duration> part) {
        return BuiltIn.strict(name, 1, 1, given -> {
            Duration time = given.span(0);
            return time == null ? null : (Object) part.applyAsInt(time.abs());
        });
    }

    private static @Nullable Object week(Arguments given, boolean withYear) {
        LocalDateTime moment = given.moment(0);
        if (moment == null) {
            return null;
        }
        int mode = given.whole(1, 0) & 7;
        Weeks week = Weeks.of(moment.toLocalDate(), withYear ? mode | 2 : mode);
        return withYear ? week.year() * 100 + week.number() : week.number();
    }

    private static @Nullable String dayName(@Nullable LocalDateTime moment) {
        return moment == null ? null : moment.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static @Nullable String monthName(@Nullable LocalDateTime moment) {
        return moment == null ? null : moment.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
