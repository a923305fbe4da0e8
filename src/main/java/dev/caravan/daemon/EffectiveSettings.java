package dev.caravan.daemon;

import dev.caravan.camel.CaravanSettings;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/**
 * The settings as they take effect, sorted, secrets masked.
 */
final class EffectiveSettings {
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(secret|password|token|private|credential).*|.*[.-]key");
    private static final Pattern IN_URL = Pattern.compile("(?i)(//)[^/@]*@|([?&;](?:user|password|[^=&]*key)=)[^&;]*");
    private static final Set<String> NO_SECRETS = Set.of("app-key");

    private EffectiveSettings() {}

    static Map<String, String> of(CamelContext context, Settings settings) {
        Map<String, String> values = new TreeMap<>();
        CaravanSettings.DEFAULTS.forEach((key, value) -> values.put(Settings.PREFIX + key, value));
        settings.names().forEach(name -> values.put(name, resolved(context, settings, name)));
        values.replaceAll(EffectiveSettings::masked);
        return values;
    }

    private static String resolved(CamelContext context, Settings settings, String name) {
        try {
            String value = context.resolvePropertyPlaceholders("{{" + name + "}}");
            return value == null ? "" : value;
        } catch (IllegalArgumentException unresolved) {
            return settings.raw(name) + " (not set)";
        }
    }

    private static String masked(String name, String value) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (!value.isEmpty()
                && !NO_SECRETS.contains(last)
                && SECRET.matcher(last).matches()) {
            return "***";
        }
        return IN_URL.matcher(value).replaceAll("$1$2***");
    }
}
