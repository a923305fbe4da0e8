package dev.caravan.daemon;

import dev.caravan.camel.Caravan;
import dev.caravan.camel.CaravanSettings;
import dev.caravan.config.ConfigException;
import dev.caravan.model.profile.SettingRule;
import dev.caravan.model.profile.Transport;
import dev.caravan.model.profile.VendorProfile;
import dev.caravan.vendor.VendorProfiles;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;

/**
 * Values for settings of connections that are not given where a case is only looked at: secrets and addresses live in the
 * environment of the machine that runs it. Nothing is ever sent with them.
 */
final class StandIns {
    private static final String CONNECTION = Settings.PREFIX + "connection.";
    private static final String URL = "url";

    private final CaravanSettings known;
    private final VendorProfiles profiles;

    private StandIns(CaravanSettings known, VendorProfiles profiles) {
        this.known = known;
        this.profiles = profiles;
    }

    /** Gives a context that has not started what its connections lack. */
    static void fill(CamelContext context, Settings settings) {
        StandIns standIns = new StandIns(Caravan.of(context).settings(), KnownProfiles.of(settings));
        Properties overrides = settings.overrides();
        connections(settings).forEach(name -> standIns.fill(name, overrides));
        context.getPropertiesComponent().setOverrideProperties(overrides);
    }

    /** The names of the configured connections. */
    static Set<String> connections(Settings settings) {
        Set<String> names = new TreeSet<>();
        settings.names().stream()
                .filter(name -> name.startsWith(CONNECTION) && name.endsWith(".vendor"))
                .forEach(name -> names.add(name.substring(CONNECTION.length(), name.length() - ".vendor".length())));
        return names;
    }

    private void fill(String connection, Properties overrides) {
        String prefix = "connection." + connection + ".";
        known.find(prefix + "vendor").ifPresent(vendor -> {
            try {
                VendorProfile profile = profiles.named(vendor);
                profile.settings().forEach((key, rule) -> {
                    boolean needed = rule.required() || !rule.requiredWhen().isEmpty() || key.equals(URL);
                    if (needed
                            && rule.defaultValue() == null
                            && known.find(prefix + key).isEmpty()) {
                        overrides.setProperty(Settings.PREFIX + prefix + key, valueOf(key, rule, profile.transport()));
                    }
                });
            } catch (ConfigException unusable) {
                // told with the cases that name the connection
                return;
            }
        });
    }

    private static String valueOf(String key, SettingRule rule, Transport transport) {
        if (!rule.allowed().isEmpty()) {
            return rule.allowed().get(0);
        }
        if (key.equals(URL) || key.equals("base-url")) {
            return switch (transport) {
                case HTTP -> "http://not-configured.invalid/";
                case JDBC -> "jdbc:sqlite::memory:";
                case MONGODB -> "mongodb://not-configured.invalid/none";
            };
        }
        return switch (rule.type()) {
            case INTEGER -> "1";
            case BOOLEAN -> "true";
            case TEXT -> "not-configured";
        };
    }
}
