package dev.caravan.connection;

import dev.caravan.config.Placeholder;
import dev.caravan.model.Action;
import java.util.List;
import java.util.Locale;

/** What the filters of {@link Placeholder}s do. Pure. */
final class TextFilter {
    private TextFilter() {}

    /** The text after all filters in order. */
    static String apply(List<String> filters, String text) {
        String filtered = text;
        for (String filter : filters) {
            filtered = apply(filter, filtered);
        }
        return filtered;
    }

    private static String apply(String filter, String text) {
        if (Placeholder.isWidth(filter)) {
            int missing = filter.charAt(1) - '0' - text.length();
            return "0".repeat(Math.max(0, missing)) + text;
        }
        return switch (filter) {
            case "base64" -> Digests.base64(text);
            case "md5" -> Digests.hex("MD5", text);
            case "sha1" -> Digests.hex("SHA-1", text);
            case "sha256" -> Digests.hex("SHA-256", text);
            case "sha512" -> Digests.hex("SHA-512", text);
            case "url" -> UrlText.encode(text);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "int" -> text;
            default ->
                throw new ConnectionException(Answer.local(Action.FAIL, Placeholder.unknownFilter(filter), null));
        };
    }
}
