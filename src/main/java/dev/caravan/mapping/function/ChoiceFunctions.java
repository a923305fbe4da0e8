package dev.caravan.mapping.function;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions that choose among values, and digests. IF, IFNULL and COALESCE are part of the language. */
final class ChoiceFunctions {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    private ChoiceFunctions() {}

    static List<BuiltIn> all() {
        List<BuiltIn> all = new ArrayList<>();
        all.add(BuiltIn.strict("GREATEST", 2, BuiltIn.MANY, given -> extreme(given, 1)));
        all.add(BuiltIn.strict("LEAST", 2, BuiltIn.MANY, given -> extreme(given, -1)));
        all.add(BuiltIn.lenient("NULLIF", 2, 2, ChoiceFunctions::nullIf));
        all.add(BuiltIn.lenient("ISNULL", 1, 1, given -> given.at(0) == null ? 1 : 0));
        all.add(BuiltIn.text("MD5", 1, 1, given -> digest("MD5", given.text(0))));
        BuiltIn sha1 = BuiltIn.text("SHA1", 1, 1, given -> digest("SHA-1", given.text(0)));
        all.add(sha1);
        all.add(sha1.as("SHA"));
        all.add(BuiltIn.text("SHA2", 2, 2, ChoiceFunctions::sha2));
        all.add(BuiltIn.text("HEX", 1, 1, ChoiceFunctions::hex));
        all.add(BuiltIn.text("TO_BASE64", 1, 1, given -> Base64.getEncoder()
                .encodeToString(given.text(0).getBytes(UTF_8))));
        return all;
    }

    /** Compared as numbers as soon as one is a number; the result has the digits of the one that has most. */
    private static Object extreme(Arguments given, int sign) {
        boolean numbers = false;
        boolean exact = true;
        int scale = 0;
        for (int i = 0; i < given.size(); i++) {
            Object value = given.value(i);
            numbers |= Ordering.isNumber(value);
            exact &= value instanceof Number;
            scale = Math.max(scale, numbers ? given.decimal(i).scale() : 0);
        }
        Object best = given.value(0);
        for (int i = 1; i < given.size(); i++) {
            Object next = given.value(i);
            int order = numbers
                    ? MysqlNumber.decimal(next).compareTo(MysqlNumber.decimal(best))
                    : Ordering.compare(next, best, given.settings().collation());
            best = Integer.signum(order) == sign ? next : best;
        }
        if (!numbers) {
            return best;
        }
        BigDecimal number = MysqlNumber.decimal(best);
        return exact ? MysqlNumber.whole(number.setScale(scale)) : new Real(number);
    }

    private static @Nullable Object nullIf(Arguments given) {
        Object value = given.at(0);
        Object other = given.at(1);
        boolean same = value != null
                && other != null
                && Ordering.compare(value, other, given.settings().collation()) == 0;
        return same ? null : value;
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static @Nullable String sha2(Arguments given) {
        int bits = given.whole(1);
        return switch (bits) {
            case 0 -> digest("SHA-256", given.text(0));
            case 224, 256, 384, 512 -> digest("SHA-" + bits, given.text(0));
            default -> null;
        };
    }

    /** Of a number its digits, of a text its bytes. */
    private static String hex(Arguments given) {
        return Ordering.isNumber(given.value(0))
                ? Long.toHexString(given.integer(0).longValue()).toUpperCase(Locale.ROOT)
                : HexFormat.of().withUpperCase().formatHex(given.text(0).getBytes(UTF_8));
    }
}
