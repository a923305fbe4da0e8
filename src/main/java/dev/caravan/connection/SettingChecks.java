package dev.caravan.connection;

import dev.caravan.model.profile.OptionType;
import dev.caravan.model.profile.SettingRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What may be wrong with the value of one setting, as sentences that never show a secret. Pure. */
final class SettingChecks {
    private SettingChecks() {}

    static List<String> problems(String key, SettingRule rule, String value) {
        List<String> problems = new ArrayList<>();
        String shown = rule.secret() ? "the value" : "\"" + value + "\"";
        if (!rule.allowed().isEmpty() && !rule.allowed().contains(value)) {
            problems.add(shown + " is not allowed; one of " + String.join(", ", rule.allowed()));
        }
        if (!isOf(rule.type(), value)) {
            problems.add(shown
                    + (rule.type() == OptionType.INTEGER ? " is not a whole number" : " is neither true nor false"));
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            problems.add("the value holds a line break or another control character");
        }
        if (key.equals("zone") && !isZone(value)) {
            problems.add(shown + " is not a time zone; write one such as Asia/Shanghai");
        }
        if (key.equals("base-url")) {
            problems.addAll(ofUrl(value));
        }
        return problems;
    }

    private static boolean isOf(OptionType type, String value) {
        return switch (type) {
            case TEXT -> true;
            case INTEGER -> value.matches("-?[0-9]{1,18}");
            case BOOLEAN -> value.equals("true") || value.equals("false");
        };
    }

    private static boolean isZone(String value) {
        try {
            ZoneId.of(value);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static List<String> ofUrl(String value) {
        List<String> problems = new ArrayList<>();
        try {
            URI uri = new URI(value);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean http = scheme.equals("http") || scheme.equals("https");
            if (!http || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                problems.add("expected a URL such as https://host/path without query, found \"" + shown(uri) + "\"");
            }
            if (uri.getRawUserInfo() != null) {
                problems.add("no user and password in the URL, please");
            }
        } catch (URISyntaxException malformed) {
            problems.add("is not a URL: " + malformed.getReason());
        }
        return problems;
    }

    /** Without user and query, which may hold secrets. */
    private static String shown(URI uri) {
        return uri.getHost() == null
                ? uri.getScheme() + ":…"
                : uri.getScheme() + "://" + uri.getHost() + uri.getRawPath();
    }

    /** The same for every spelling of the same address. */
    static String normalized(String url) {
        String front = url.replaceAll("/+$", "");
        int path = front.indexOf('/', front.indexOf("://") + 3);
        return path < 0
                ? front.toLowerCase(Locale.ROOT)
                : front.substring(0, path).toLowerCase(Locale.ROOT) + front.substring(path);
    }
}
