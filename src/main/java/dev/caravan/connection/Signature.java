package dev.caravan.connection;

import dev.caravan.model.profile.RequestPart;
import dev.caravan.model.profile.SignRule;
import dev.caravan.model.profile.SignedParameters;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The signature of a request by a declared rule, over exactly what is sent. Pure. */
final class Signature {
    private Signature() {}

    static String of(RequestDraft request, SignRule rule, Template.Names names) {
        Template.Names known = name -> ofRequest(request, rule, name, names);
        String text = letters(rule, Template.text(rule.text(), known));
        String key = rule.key();
        byte[] digest = key == null
                ? Digests.bytes(rule.digest().algorithm(), text)
                : Digests.hmac(rule.digest().algorithm(), Template.text(key, names), text);
        return switch (rule.encoding()) {
            case LOWER_HEX -> Digests.hex(digest);
            case UPPER_HEX -> Digests.hex(digest).toUpperCase(Locale.ROOT);
            case BASE64 -> Digests.base64(digest);
            case HEX_BASE64 -> Digests.base64(Digests.hex(digest));
        };
    }

    private static @Nullable String ofRequest(
            RequestDraft request, SignRule rule, String name, Template.Names otherwise) {
        return switch (name) {
            case "parameters" -> joined(request, rule.parameters());
            case "method" -> request.method();
            case "path" -> request.plainPath();
            case "body" -> request.body();
            default -> otherwise.value(name);
        };
    }

    private static String letters(SignRule rule, String text) {
        return switch (rule.letters()) {
            case KEEP -> text;
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case UPPER -> text.toUpperCase(Locale.ROOT);
        };
    }

    private static String joined(RequestDraft request, SignedParameters rule) {
        Map<String, String> signed = rule.sorted() ? new TreeMap<>() : new LinkedHashMap<>();
        for (RequestPart part : RequestPart.values()) {
            if (rule.parts().contains(part)) {
                addTo(signed, request, part);
            }
        }
        return signed.entrySet().stream()
                .filter(entry -> isSigned(rule, entry.getKey(), entry.getValue()))
                .map(entry -> Template.text(rule.each(), name -> ofParameter(entry, name)))
                .collect(Collectors.joining(rule.between()));
    }

    private static void addTo(Map<String, String> signed, RequestDraft request, RequestPart part) {
        switch (part) {
            case QUERY -> signed.putAll(request.query());
            case FORM -> signed.putAll(request.form());
            case HEADERS -> signed.putAll(request.headers());
            case FIELDS -> request.fields().forEach((name, value) -> signed.put(name, RequestBuilder.plain(value)));
        }
    }

    private static boolean isSigned(SignedParameters rule, String name, String value) {
        return !rule.without().contains(name)
                && (rule.only().isEmpty() || rule.only().contains(name))
                && !(rule.skipEmpty() && value.isEmpty());
    }

    private static @Nullable String ofParameter(Map.Entry<String, String> parameter, String name) {
        return switch (name) {
            case "name" -> parameter.getKey();
            case "value" -> parameter.getValue();
            case "name-length" -> characters(parameter.getKey());
            case "value-length" -> characters(parameter.getValue());
            default -> null;
        };
    }

    private static String characters(String text) {
        return String.valueOf(text.codePointCount(0, text.length()));
    }
}
