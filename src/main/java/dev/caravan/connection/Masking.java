package dev.caravan.connection;

import dev.caravan.config.SecretNames;
import dev.caravan.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Replaces secrets in texts for people by {@code ***}: every known secret value, also url-encoded or inside JSON, and the
 * values of query parameters, JSON fields and headers whose names look secret. Thread-safe.
 */
public final class Masking {
    private static final String MASK = "***";
    private static final int SHORTEST = 4;
    private static final int MOST_LEARNED = 200;
    private static final String NAME = "[\\w.-]{0,40}(?:sign|" + SecretNames.WORDS + ")[\\w.-]{0,40}";
    /** {@code name=value} up to the next separator. */
    private static final Pattern PAIR =
            Pattern.compile("(?i)(?<![\\w.-])(" + NAME + ")=(?!\\*\\*\\*)[^&;,\\s\"'<>\\\\)\\]}]+");
    /** {@code "name": "value"} or a bare number. */
    private static final Pattern FIELD =
            Pattern.compile("(?i)(\"" + NAME + "\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*+\"?|-?[0-9][0-9.eE+-]*)");
    /** The same inside a text that is itself quoted. */
    private static final Pattern ESCAPED_FIELD =
            Pattern.compile("(?i)(\\\\+\"" + NAME + "\\\\+\"\\s*:\\s*\\\\+\")[^\"\\\\]*+");
    /** {@code Name-With-Hyphen: value} at the start of a line. */
    private static final Pattern HEADER = Pattern.compile("(?im)^(\\s*(?=[\\w]*-)" + NAME + "\\s*:\\s*)\\S.*$");
    /** Headers that hold nothing but secrets, wherever they stand. */
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?i)\\b((?:set-)?cookie|(?:proxy-)?authorization)(\\s*[:=]\\s*)[^\\r\\n\\]}]+");

    private final Set<String> learned = new LinkedHashSet<>();
    private final Set<String> fixed = new LinkedHashSet<>();
    private volatile List<String> forms = List.of();

    /** Masking of the given secrets; those of fewer than 4 characters cannot be told from other text. */
    public Masking(Collection<String> secrets) {
        secrets.forEach(secret -> addForms(fixed, secret));
        publish();
    }

    /** Masks another secret from now on, such as a token. The oldest ones are forgotten after many. */
    public synchronized void learn(String secret) {
        Set<String> before = new LinkedHashSet<>(learned);
        addForms(learned, secret);
        if (learned.equals(before)) {
            return;
        }
        while (learned.size() > MOST_LEARNED) {
            learned.remove(learned.iterator().next());
        }
        publish();
    }

    /** The text without secrets. */
    public String mask(String text) {
        String masked = text;
        for (String form : forms) {
            if (masked.contains(form)) {
                masked = masked.replace(form, MASK);
            }
        }
        if (mayNameSecret(masked)) {
            masked = FIELD.matcher(masked).replaceAll("$1\"" + MASK + "\"");
            masked = ESCAPED_FIELD.matcher(masked).replaceAll("$1" + MASK);
            masked = PAIR.matcher(masked).replaceAll("$1=" + MASK);
            masked = CREDENTIALS.matcher(masked).replaceAll("$1$2" + MASK);
            masked = HEADER.matcher(masked).replaceAll("$1" + MASK);
        }
        return masked;
    }

    private static boolean mayNameSecret(String text) {
        return text.indexOf('=') >= 0 || text.indexOf(':') >= 0;
    }

    private static void addForms(Set<String> forms, String secret) {
        if (secret.length() < SHORTEST) {
            return;
        }
        String json = Json.write(secret);
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.add(secret);
        forms.add(json.substring(1, json.length() - 1));
        forms.add(url);
        forms.add(url.toLowerCase(Locale.ROOT));
        forms.add(UrlText.encode(secret));
    }

    private void publish() {
        Set<String> all = new LinkedHashSet<>(fixed);
        all.addAll(learned);
        forms = all.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }
}
