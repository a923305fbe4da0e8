package dev.caravan.vendor;

import dev.caravan.config.ConfigMap;
import dev.caravan.model.profile.SettingCondition;
import dev.caravan.model.profile.TokenLife;
import dev.caravan.model.profile.TokenRule;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads how a token is obtained. */
final class TokenReader {
    private static final String EXPIRES = "expires-in";

    private final Set<String> settings;

    TokenReader(Set<String> settings) {
        this.settings = settings;
    }

    TokenRule read(ConfigMap map, SettingCondition when) {
        map.allowOnly("when", "login", "refresh", "values", EXPIRES, "seed");
        if (!map.has("login") && !map.has("refresh")) {
            map.problem("expected \"login\" or \"refresh\": the operation that gives a token");
        }
        if (!map.has("login") && !map.has("seed")) {
            map.problem("expected \"login\" or \"seed\": where the first token comes from");
        }
        Map<String, List<String>> values = values(map.map("values"));
        return new TokenRule(
                when,
                map.optionalText("login").orElse(null),
                map.optionalText("refresh").orElse(null),
                values,
                map.optionalMap(EXPIRES).map(TokenReader::life).orElseGet(TokenLife::untilRefused),
                seed(map.mapOrEmpty("seed"), values.keySet()));
    }

    private static Map<String, List<String>> values(ConfigMap map) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String name : map.names()) {
            if (!name.matches(ProfileReader.NAME)) {
                map.problem(name, "a value's name is lower-case words joined by hyphens");
            }
            values.put(name, map.texts(name));
        }
        if (values.isEmpty()) {
            map.problem("expected at least the token's own path in the answer");
        }
        return values;
    }

    private static TokenLife life(ConfigMap map) {
        map.allowOnly("at", "unit", "default");
        String unit = map.oneOf("unit", List.of("seconds", "millis"), "seconds");
        return new TokenLife(
                map.texts("at"),
                unit.equals("millis") ? Duration.ofMillis(1) : Duration.ofSeconds(1),
                map.optionalDuration("default").orElse(null));
    }

    private Map<String, String> seed(ConfigMap map, Set<String> values) {
        Map<String, String> seed = new LinkedHashMap<>();
        for (String name : map.names()) {
            ProfileReader.checkKey(map, name, "value", values);
            String setting = map.text(name);
            ProfileReader.checkName(map, name, setting, "setting", settings);
            seed.put(name, setting);
        }
        return seed;
    }
}
