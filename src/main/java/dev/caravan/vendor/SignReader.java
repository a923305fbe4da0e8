package dev.caravan.vendor;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.NearestName;
import dev.caravan.model.profile.RequestPart;
import dev.caravan.model.profile.SettingCondition;
import dev.caravan.model.profile.SignRule;
import dev.caravan.model.profile.SignedParameters;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads how requests are signed. */
final class SignReader {
    private static final Set<String> OF_PARAMETERS = Set.of("name", "value", "name-length", "value-length");
    private static final List<String> OF_REQUESTS = List.of("parameters", "method", "path", "body");
    private static final Map<String, RequestPart> PARTS = ordered(
            "query",
            RequestPart.QUERY,
            "form",
            RequestPart.FORM,
            "headers",
            RequestPart.HEADERS,
            "fields",
            RequestPart.FIELDS);
    private static final Map<String, RequestPart> PLACES = ordered(
            "query",
            RequestPart.QUERY,
            "form",
            RequestPart.FORM,
            "header",
            RequestPart.HEADERS,
            "field",
            RequestPart.FIELDS);

    private final Set<String> names;

    /**
     * A reader.
     *
     * @param names settings, made values and values of tokens
     */
    SignReader(Set<String> names) {
        this.names = names;
    }

    private static Map<String, RequestPart> ordered(Object... words) {
        Map<String, RequestPart> ordered = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            ordered.put((String) words[i], (RequestPart) words[i + 1]);
        }
        return ordered;
    }

    SignRule read(ConfigMap map, SettingCondition when) {
        map.allowOnly(
                "when", "of", "only", "without", "sort", "each", "between", "empty", "text", "letters", "digest", "key",
                "encode", "into");
        SignRule.Digest digest = map.choice("digest", SignRule.Digest.class);
        checkTexts(map, digest);
        ConfigMap into = map.map("into");
        into.allowOnly(PLACES.keySet());
        if (map.has("into") && into.names().size() != 1) {
            map.problem("into", "expected exactly one place, such as { form: sign }");
        }
        String place =
                into.names().stream().filter(PLACES::containsKey).findFirst().orElse("query");
        return new SignRule(
                when,
                parameters(map),
                map.text("text"),
                map.choice("letters", SignRule.Letters.class, SignRule.Letters.KEEP),
                digest,
                map.optionalText("key").orElse(null),
                encoding(map),
                PLACES.getOrDefault(place, RequestPart.QUERY),
                into.text(place, ""));
    }

    private void checkTexts(ConfigMap map, SignRule.Digest digest) {
        Set<String> inText = new LinkedHashSet<>(names);
        inText.addAll(OF_REQUESTS);
        map.node("text").ifPresent(node -> Placeholders.check(node, inText));
        map.node("key").ifPresent(node -> Placeholders.check(node, names));
        map.node("each").ifPresent(node -> Placeholders.check(node, OF_PARAMETERS));
        map.node("into").ifPresent(node -> Placeholders.check(node, names));
        if (map.has("digest") && digest.isKeyed() != map.has("key")) {
            map.problem("digest", digest.isKeyed() ? "an HMAC needs a \"key\"" : "only an HMAC has a \"key\"");
        }
        if (map.text("text", "").contains("{parameters}") != map.has("of")) {
            map.problem("text", "{parameters} stands for what \"of\" lists: have both or neither");
        }
    }

    private static SignedParameters parameters(ConfigMap map) {
        Set<RequestPart> parts = new LinkedHashSet<>();
        for (String word : map.texts("of")) {
            RequestPart part = PARTS.get(word);
            if (part == null) {
                map.problem("of", NearestName.unknown("part of a request", word, PARTS.keySet()));
            } else {
                parts.add(part);
            }
        }
        return new SignedParameters(
                parts,
                map.texts("only"),
                map.texts("without"),
                map.oneOf("sort", List.of("name", "none"), "name").equals("name"),
                map.text("each", "{name}{value}"),
                map.text("between", ""),
                map.oneOf("empty", List.of("include", "skip"), "include").equals("skip"));
    }

    private static SignRule.SignEncoding encoding(ConfigMap map) {
        return switch (map.oneOf("encode", List.of("hex", "HEX", "base64", "hex-base64"), "hex")) {
            case "HEX" -> SignRule.SignEncoding.UPPER_HEX;
            case "base64" -> SignRule.SignEncoding.BASE64;
            case "hex-base64" -> SignRule.SignEncoding.HEX_BASE64;
            default -> SignRule.SignEncoding.LOWER_HEX;
        };
    }
}
