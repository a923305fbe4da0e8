package dev.caravan.daemon;

import dev.caravan.camel.CaravanSettings;
import dev.caravan.config.ConfigException;
import dev.caravan.config.SecretNames;
import dev.caravan.connection.Masking;
import dev.caravan.model.profile.SettingRule;
import dev.caravan.vendor.VendorProfiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/**
 * The settings as they take effect, sorted, secrets masked.
 */
final class EffectiveSettings {
    private static final String MASK = "***";
    private static final String CONNECTION = Settings.PREFIX + "connection.";
    private static final Pattern IN_URL = Pattern.compile("(?i)(//)[^/@]*@|([?&;](?:user|[^=&]*key)=)[^&;]*");

    /** Names of the built-in profiles that look like those of secrets. */
    private static final Set<String> NO_SECRETS = Set.of("app-key", "api-key-name", "api-key-in", "token-path");

    private final Map<String, String> values;
    private final VendorProfiles profiles;

    private EffectiveSettings(Map<String, String> values, VendorProfiles profiles) {
        this.values = values;
        this.profiles = profiles;
    }

    static Map<String, String> of(CamelContext context, Settings settings) {
        Map<String, String> values = new TreeMap<>();
        CaravanSettings.DEFAULTS.forEach((key, value) -> values.put(Settings.PREFIX + key, value));
        settings.names().forEach(name -> values.put(name, resolved(context, settings, name)));
        return new EffectiveSettings(values, KnownProfiles.of(settings)).masked();
    }

    private static String resolved(CamelContext context, Settings settings, String name) {
        try {
            String value = context.resolvePropertyPlaceholders("{{" + name + "}}");
            return value == null ? "" : value;
        } catch (IllegalArgumentException unresolved) {
            return settings.raw(name) + " (not set)";
        }
    }

    private Map<String, String> masked() {
        List<String> secrets = values.keySet().stream().filter(this::isSecret).toList();
        Masking masking = new Masking(secrets.stream().map(values::get).toList());
        Map<String, String> shown = new TreeMap<>(values);
        shown.replaceAll((name, value) -> secrets.contains(name) && !value.isEmpty() ? MASK : visible(value, masking));
        return shown;
    }

    private static String visible(String value, Masking masking) {
        return masking.mask(IN_URL.matcher(value).replaceAll("$1$2" + MASK));
    }

    /** By its name, or because its connection's profile says so. */
    private boolean isSecret(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean named = SecretNames.isSecret(last) || last.endsWith("key");
        return named && !NO_SECRETS.contains(last) || name.startsWith(CONNECTION) && isSecretOfProfile(name);
    }

    private boolean isSecretOfProfile(String name) {
        int dot = Math.max(name.indexOf('.', CONNECTION.length()), CONNECTION.length());
        String vendor = values.getOrDefault(name.substring(0, dot) + ".vendor", "");
        String key = name.substring(dot).replaceFirst("^\\.", "");
        if (vendor.isEmpty() || key.equals("vendor")) {
            return false;
        }
        try {
            SettingRule rule = profiles.named(vendor).settings().get(key);
            return rule != null && rule.secret();
        } catch (ConfigException unreadable) {
            // what it marks cannot be known
            return true;
        }
    }
}
