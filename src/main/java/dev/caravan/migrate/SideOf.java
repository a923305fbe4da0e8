package dev.caravan.migrate;

import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides whether a configuration that does not stand under a name is one of a source or of a target. */
final class SideOf {
    private static final Set<String> SOURCE_KEYS = Set.of(
            "condition",
            "condition_bk",
            "beatFlat",
            "formatResponse",
            "omissionRemedy",
            "pagination",
            "autoFillResponse");
    private static final Set<String> TARGET_KEYS =
            Set.of("operation", "groupCalculate", "callBackStrategy", "distributionOrg", "mapping");
    private static final Set<String> WRITING_TYPES = Set.of("CREATE", "UPDATE", "WRITE", "EXECUTE", "SAVE", "DELETE");
    private static final Pattern READING_API =
            Pattern.compile("(?i).*([./_-]|^)(get|list|query|select|search|find|ExecuteBillQuery)$");
    private static final Pattern WRITING_API = Pattern.compile(
            "(?i).*([./_-]|^)(create|update|save|batchSave|execute|batchexecute|upload|push|add|insert)$");

    private SideOf() {}

    /** By what the configuration says of itself, the keys only one side has, the API's name, and the method. */
    static Side decide(ConfigMap map) {
        return stated(map)
                .or(() -> byKeys(map))
                .or(() -> byApi(map.text("api", "")))
                .or(() -> byMethod(map))
                .orElseThrow(() -> new ConfigException(
                        map.place(),
                        "is this a source or a target? Say so: \"effect\": \"QUERY\" or \"effect\": \"EXECUTE\""));
    }

    private static Optional<Side> stated(ConfigMap map) {
        for (String key : List.of("effect", "type")) {
            String text = map.text(key, "").toUpperCase(Locale.ROOT);
            if (text.equals("QUERY")) {
                return Optional.of(Side.SOURCE);
            }
            if (WRITING_TYPES.contains(text)) {
                return Optional.of(Side.TARGET);
            }
        }
        return Optional.empty();
    }

    private static Optional<Side> byKeys(ConfigMap map) {
        boolean source = map.names().stream().anyMatch(SOURCE_KEYS::contains);
        boolean target = map.names().stream().anyMatch(TARGET_KEYS::contains);
        return source == target ? Optional.empty() : Optional.of(source ? Side.SOURCE : Side.TARGET);
    }

    private static Optional<Side> byApi(String api) {
        if (WRITING_API.matcher(api).matches() || api.equals(TargetImport.EMPTY_WRITE)) {
            return Optional.of(Side.TARGET);
        }
        return READING_API.matcher(api).matches() ? Optional.of(Side.SOURCE) : Optional.empty();
    }

    private static Optional<Side> byMethod(ConfigMap map) {
        boolean reads = map.text("method", "").equalsIgnoreCase("GET") && map.has("id");
        return reads ? Optional.of(Side.SOURCE) : Optional.empty();
    }
}
