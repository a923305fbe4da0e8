package dev.caravan.mapping.function;

import java.math.BigInteger;

/** The literals of MySQL. */
public final class MysqlLiteral {
    private MysqlLiteral() {}

    /** The smallest whole number type that holds the digits. */
    public static Number whole(String digits) {
        return MysqlNumber.whole(new BigInteger(digits));
    }

    /** The text between the quotes, with doubled quotes and backslash escapes resolved; {@code \%} and {@code \_} stay. */
    public static String unescape(String raw, char quote) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char character = raw.charAt(i);
            boolean last = i + 1 == raw.length();
            if (character == quote && !last && raw.charAt(i + 1) == quote) {
                i++;
                text.append(quote);
            } else if (character == '\\' && !last) {
                i++;
                text.append(escaped(raw.charAt(i)));
            } else {
                text.append(character);
            }
        }
        return text.toString();
    }

    private static String escaped(char character) {
        return switch (character) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'b' -> "\b";
            case '0' -> "\0";
            case 'Z' -> "\u001A";
            case '%' -> "\\%";
            case '_' -> "\\_";
            default -> String.valueOf(character);
        };
    }
}
