package dev.caravan.mapping.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions that make texts of texts. Positions and lengths count characters, from 1. */
final class TextFunctions {
    private static final int LONGEST = 1_000_000;
    private static final int MOST_DECIMALS = 38;

    private TextFunctions() {}

    static List<BuiltIn> all() {
        List<BuiltIn> all = new ArrayList<>();
        all.add(BuiltIn.text("CONCAT", 1, BuiltIn.MANY, TextFunctions::concat));
        all.add(new BuiltIn("CONCAT_WS", 2, BuiltIn.MANY, false, true, TextFunctions::joined));
        all.add(BuiltIn.text("LEFT", 2, 2, given -> part(given.text(0), 1, given.whole(1))));
        all.add(BuiltIn.text("RIGHT", 2, 2, TextFunctions::right));
        BuiltIn substring = BuiltIn.text("SUBSTRING", 2, 3, TextFunctions::substring);
        all.add(substring);
        all.add(substring.as("SUBSTR"));
        all.add(BuiltIn.text("MID", 3, 3, TextFunctions::substring));
        all.add(BuiltIn.text("SUBSTRING_INDEX", 3, 3, TextFunctions::substringIndex));
        all.add(BuiltIn.text("REPLACE", 3, 3, TextFunctions::replaced));
        all.add(BuiltIn.text("INSERT", 4, 4, TextFunctions::inserted));
        BuiltIn upper = BuiltIn.text("UPPER", 1, 1, given -> cased(given.text(0), true));
        BuiltIn lower = BuiltIn.text("LOWER", 1, 1, given -> cased(given.text(0), false));
        all.add(upper);
        all.add(upper.as("UCASE"));
        all.add(lower);
        all.add(lower.as("LCASE"));
        all.add(BuiltIn.text("TRIM", 1, 1, given -> trimmed(given.text(0), " ", true, true)));
        all.add(BuiltIn.text("LTRIM", 1, 1, given -> trimmed(given.text(0), " ", true, false)));
        all.add(BuiltIn.text("RTRIM", 1, 1, given -> trimmed(given.text(0), " ", false, true)));
        all.add(BuiltIn.text("LPAD", 2, 3, given -> padded(given, true)));
        all.add(BuiltIn.text("RPAD", 2, 3, given -> padded(given, false)));
        all.add(BuiltIn.text("REPEAT", 2, 2, given -> repeated(given.text(0), given.whole(1))));
        all.add(BuiltIn.text("SPACE", 1, 1, given -> repeated(" ", given.whole(0))));
        all.add(BuiltIn.text("REVERSE", 1, 1, given -> new StringBuilder(given.text(0))
                .reverse()
                .toString()));
        all.add(BuiltIn.text("FORMAT", 2, 2, TextFunctions::formatted));
        all.addAll(lengths());
        return all;
    }

    private static List<BuiltIn> lengths() {
        BuiltIn bytes = BuiltIn.strict("LENGTH", 1, 1, given -> utf8(given.text(0)).length);
        BuiltIn characters = BuiltIn.strict("CHAR_LENGTH", 1, 1, given -> length(given.text(0)));
        return List.of(bytes, bytes.as("OCTET_LENGTH"), characters, characters.as("CHARACTER_LENGTH"));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String concat(Arguments given) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < given.size(); i++) {
            text.append(given.text(i));
        }
        return text.toString();
    }

    private static @Nullable String joined(Arguments given) {
        Object separator = given.at(0);
        if (separator == null) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (int i = 1; i < given.size(); i++) {
            Object part = given.at(i);
            if (part != null) {
                parts.add(MysqlText.of(part));
            }
        }
        return String.join(MysqlText.of(separator), parts);
    }

    /** From a position on so many characters; nothing for a position before the first. */
    static String part(String text, long from, long count) {
        int characters = length(text);
        if (from < 1 || from > characters || count < 1) {
            return "";
        }
        int start = text.offsetByCodePoints(0, (int) from - 1);
        long rest = characters - from + 1;
        return text.substring(start, text.offsetByCodePoints(start, (int) Math.min(count, rest)));
    }

    private static String right(Arguments given) {
        String text = given.text(0);
        int characters = length(text);
        int wanted = Math.min(characters, given.whole(1));
        return part(text, characters - (long) wanted + 1, wanted);
    }

    /** A position below 0 counts from the end. */
    private static String substring(Arguments given) {
        String text = given.text(0);
        int position = given.whole(1);
        long from = position < 0 ? length(text) + (long) position + 1 : position;
        return part(text, from, given.whole(2, Integer.MAX_VALUE));
    }

    private static String substringIndex(Arguments given) {
        String text = given.text(0);
        String delimiter = given.text(1);
        int count = given.whole(2);
        if (delimiter.isEmpty() || count == 0) {
            return "";
        }
        return count > 0 ? before(text, delimiter, count) : after(text, delimiter, -(long) count);
    }

    private static String before(String text, String delimiter, int count) {
        int at = -delimiter.length();
        for (int i = 0; i < count; i++) {
            at = text.indexOf(delimiter, at + delimiter.length());
            if (at < 0) {
                return text;
            }
        }
        return text.substring(0, at);
    }

    private static String after(String text, String delimiter, long count) {
        int at = text.length();
        for (long i = 0; i < count; i++) {
            at = at < delimiter.length() ? -1 : text.lastIndexOf(delimiter, at - delimiter.length());
            if (at < 0) {
                return text;
            }
        }
        return text.substring(at + delimiter.length());
    }

    private static String replaced(Arguments given) {
        String text = given.text(0);
        String from = given.text(1);
        if (from.isEmpty()) {
            return text;
        }
        String to = given.text(2);
        long found = 0;
        for (int at = text.indexOf(from); at >= 0 && to.length() > 1; at = text.indexOf(from, at + from.length())) {
            found++;
        }
        require(found * to.length(), to);
        return text.replace(from, to);
    }

    private static void require(long length, Object value) {
        if (length > LONGEST) {
            throw new EvaluationException(value, "a text of at most 1,000,000 characters");
        }
    }

    private static String inserted(Arguments given) {
        String text = given.text(0);
        int characters = length(text);
        int from = given.whole(1);
        if (from < 1 || from > characters) {
            return text;
        }
        long count = given.whole(2) < 0 ? characters : given.whole(2);
        return part(text, 1, from - 1L) + given.text(3) + part(text, from + count, characters);
    }

    /** Character by character: no text gets longer by it, as in MySQL. */
    private static String cased(String text, boolean upper) {
        int[] characters = text.codePoints()
                .map(character -> upper ? Character.toUpperCase(character) : Character.toLowerCase(character))
                .toArray();
        return new String(characters, 0, characters.length);
    }

    /** Without what stands, also several times, at its ends. */
    static String trimmed(String text, String what, boolean leading, boolean trailing) {
        int from = 0;
        int to = text.length();
        int width = what.length();
        while (leading && width > 0 && to - from >= width && text.startsWith(what, from)) {
            from += width;
        }
        while (trailing && width > 0 && to - from >= width && text.startsWith(what, to - width)) {
            to -= width;
        }
        return text.substring(from, to);
    }

    private static @Nullable String padded(Arguments given, boolean left) {
        String text = given.text(0);
        int wanted = given.whole(1);
        String pad = given.size() > 2 ? given.text(2) : " ";
        int missing = wanted - length(text);
        if (wanted < 0) {
            return null;
        }
        if (missing <= 0) {
            return part(text, 1, wanted);
        }
        if (pad.isEmpty()) {
            return null;
        }
        String filling = part(repeated(pad, missing / length(pad) + 1), 1, missing);
        return left ? filling + text : text + filling;
    }

    private static String repeated(String text, int count) {
        require((long) text.length() * count, count);
        return text.repeat(Math.max(0, count));
    }

    private static String formatted(Arguments given) {
        int decimals = Math.max(0, Math.min(MOST_DECIMALS, given.whole(1)));
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        BigDecimal rounded = given.decimal(0).setScale(decimals, RoundingMode.HALF_UP);
        return format.format(rounded);
    }
}
