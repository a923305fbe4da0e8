package dev.caravan.vendor;

import dev.caravan.config.ConfigMap;
import dev.caravan.model.profile.MadeValue;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads the values that authentication makes afresh for each attempt. */
final class MadeValueReader {
    private static final Map<String, MadeValue.Kind> WORDS = Map.of(
            "epoch-seconds", MadeValue.Kind.EPOCH_SECONDS,
            "epoch-millis", MadeValue.Kind.EPOCH_MILLIS,
            "digits", MadeValue.Kind.DIGITS,
            "hex", MadeValue.Kind.HEX,
            "uuid", MadeValue.Kind.UUID);

    private MadeValueReader() {}

    static Map<String, MadeValue> read(ConfigMap map, Set<String> settings) {
        Map<String, MadeValue> made = new LinkedHashMap<>();
        for (String name : map.names()) {
            if (!name.matches(ProfileReader.NAME)) {
                map.problem(name, "a value's name is lower-case words joined by hyphens");
            }
            if (settings.contains(name)) {
                map.problem(name, "is a setting already");
            }
            made.put(name, value(map, name));
        }
        return made;
    }

    private static MadeValue value(ConfigMap map, String name) {
        String text = map.text(name);
        MadeValue.Kind word = WORDS.get(text);
        if (word != null) {
            return new MadeValue(word, "");
        }
        try {
            new DateTimeFormatterBuilder().appendPattern(text);
        } catch (IllegalArgumentException malformed) {
            map.problem(
                    name,
                    "\"" + text + "\" is neither a time pattern such as yyyy-MM-dd HH:mm:ss nor epoch-seconds,"
                            + " epoch-millis, digits, hex or uuid");
        }
        return new MadeValue(MadeValue.Kind.TIME, text);
    }
}
