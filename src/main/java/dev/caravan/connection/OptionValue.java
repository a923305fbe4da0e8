package dev.caravan.connection;

import dev.caravan.model.Action;
import dev.caravan.model.profile.OptionRule;
import java.math.BigInteger;

/** An option's text as a request value. Pure. */
final class OptionValue {
    private OptionValue() {}

    static Object of(String name, OptionRule rule, String text) {
        if (!rule.allowed().isEmpty() && !rule.allowed().contains(text)) {
            throw refused(name, text, "one of " + String.join(", ", rule.allowed()));
        }
        return switch (rule.type()) {
            case TEXT -> text;
            case INTEGER -> integer(name, text);
            case BOOLEAN -> flag(name, text);
        };
    }

    private static Number integer(String name, String text) {
        try {
            BigInteger number = new BigInteger(text.strip());
            if (number.bitLength() < Integer.SIZE) {
                return number.intValue();
            }
            return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
        } catch (NumberFormatException notNumber) {
            throw refused(name, text, "a whole number");
        }
    }

    private static Boolean flag(String name, String text) {
        return switch (text.strip()) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw refused(name, text, "true or false");
        };
    }

    private static ConnectionException refused(String name, String text, String expected) {
        return new ConnectionException(
                Answer.local(Action.FAIL, "option \"" + name + "\" is \"" + text + "\", expected " + expected, null));
    }
}
