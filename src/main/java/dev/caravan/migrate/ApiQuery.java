package dev.caravan.migrate;

import dev.caravan.config.SecretNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query that an {@code api} carries after its question mark.
 *
 * @param plain values by their names, in order
 * @param secret names of what looks like a credential; the values are not kept, so nobody can show them
 */
record ApiQuery(Map<String, String> plain, List<String> secret) {
    private static final Pattern PAIR = Pattern.compile("([^=&{}]+)=([^&{}]*)");
    private static final Pattern QUERY = Pattern.compile("\\?.*$", Pattern.DOTALL);

    ApiQuery {
        plain = Collections.unmodifiableMap(new LinkedHashMap<>(plain));
        secret = List.copyOf(secret);
    }

    static ApiQuery of(String api) {
        Map<String, String> plain = new LinkedHashMap<>();
        List<String> secret = new ArrayList<>();
        Matcher pairs = PAIR.matcher(api.substring(addressOf(api).length()).replaceFirst("^\\?", ""));
        while (pairs.find()) {
            if (SecretNames.isSecret(pairs.group(1))) {
                secret.add(pairs.group(1));
            } else {
                plain.put(pairs.group(1), pairs.group(2));
            }
        }
        return new ApiQuery(plain, secret);
    }

    /** What stands before the question mark. */
    static String addressOf(String api) {
        return QUERY.matcher(api).replaceFirst("");
    }

    /** The end of a sentence that names what is lost with the query; empty when nothing is. */
    String leftOut() {
        List<String> names = new ArrayList<>(plain.keySet());
        names.addAll(secret);
        return names.isEmpty() ? "" : "; its query is left out: " + String.join(", ", names);
    }
}
