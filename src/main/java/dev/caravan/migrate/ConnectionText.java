package dev.caravan.migrate;

import dev.caravan.model.profile.SettingRule;
import dev.caravan.model.profile.VendorProfile;
import java.util.Locale;
import java.util.Map;

/** Writes the settings of a connection that is to be made; secrets come from the environment. Pure. */
final class ConnectionText {
    private ConnectionText() {}

    /**
     * The settings.
     *
     * @param profile of the vendor, or the one that the vendor's extends
     */
    static String of(Platform platform, VendorProfile profile) {
        String connection = platform.connection();
        StringBuilder text =
                new StringBuilder("\n# " + (platform.builtIn() ? profile.label() : platform.vendor()) + "\n");
        line(text, connection, "vendor", platform.vendor());
        for (Map.Entry<String, SettingRule> setting : profile.settings().entrySet()) {
            SettingRule rule = setting.getValue();
            boolean chosen =
                    rule.required() || rule.secret() || !rule.requiredWhen().isEmpty() || isAddress(setting.getKey());
            if (chosen) {
                String variable = (connection + "_" + setting.getKey())
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[^A-Z0-9]", "_");
                String fallback = rule.defaultValue() == null ? "" : rule.defaultValue();
                line(text, connection, setting.getKey(), "{{env:" + variable + ":" + fallback + "}}");
            }
        }
        return text.toString();
    }

    private static boolean isAddress(String setting) {
        return setting.equals("base-url") || setting.equals("url");
    }

    private static void line(StringBuilder text, String connection, String key, String value) {
        text.append("caravan.connection.").append(connection).append('.').append(key);
        text.append(" = ").append(value).append('\n');
    }
}
