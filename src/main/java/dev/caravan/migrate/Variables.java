package dev.caravan.migrate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of 轻易云 in a text. Pure. */
final class Variables {
    private static final Pattern ANY = Pattern.compile(
            "\\{\\{?\\s*(LAST_SYNC_TIME|CURRENT_TIME|DAYS_AGO_\\d+|PAGINATION_[A-Z_]+)\\s*(?:\\|\\s*(\\w+)\\s*)?}}?");
    private static final Map<String, String> FORMATS =
            Map.of("datetime", "yyyy-MM-dd HH:mm:ss", "date", "yyyy-MM-dd", "timestamp", "epoch-seconds");

    private Variables() {}

    static boolean in(String text) {
        return ANY.matcher(text).find();
    }

    /** Whether a text holds a variable of time: which records are asked for depends on it. */
    static boolean timeIn(String text) {
        return ANY.matcher(text).results().anyMatch(found -> !found.group(1).startsWith("PAGINATION"));
    }

    /** Whether the text is this variable and nothing else. */
    static boolean is(String text, String name) {
        Matcher matcher = ANY.matcher(text.strip());
        return matcher.matches() && matcher.group(1).equals(name);
    }

    /** The format in which a profile's window sends the time that the text stands for; empty when there is none. */
    static Optional<String> format(String text, String name) {
        Matcher matcher = ANY.matcher(text.strip());
        if (!matcher.lookingAt() || !matcher.group(1).equals(name)) {
            return Optional.empty();
        }
        String rest = text.strip().substring(matcher.end());
        String pipe = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(java.util.Locale.ROOT);
        if (pipe.isEmpty() && List.of("", "000").contains(rest)) {
            return Optional.of(rest.isEmpty() ? "epoch-seconds" : "epoch-millis");
        }
        return rest.isEmpty() ? Optional.ofNullable(FORMATS.get(pipe)) : Optional.empty();
    }
}
