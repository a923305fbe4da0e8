package dev.caravan.camel;

import dev.caravan.store.Store;
import dev.caravan.store.jdbc.JdbcStores;
import dev.caravan.store.jdbc.OpenMode;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;

/**
 * Opens the store that the settings name: a bean {@code #name} of the registry, or a JDBC URL.
 */
final class ConfiguredStore {
    private ConfiguredStore() {}

    static Store open(CamelContext context, CaravanSettings settings, Clock clock) {
        String url = settings.text("store.url");
        OpenMode mode = context.getRegistry().findSingleByType(OpenMode.class);
        OpenMode chosen = mode == null ? OpenMode.EXCLUSIVE : mode;
        if (url.startsWith("#")) {
            DataSource source = context.getRegistry().lookupByNameAndType(url.substring(1), DataSource.class);
            if (source == null) {
                throw new CaravanException(
                        "setting caravan.store.url: the registry has no DataSource named \"" + url.substring(1) + "\"");
            }
            return JdbcStores.open(source, clock, chosen);
        }
        return JdbcStores.open(
                url,
                settings.find("store.username").orElse(null),
                settings.find("store.password").orElse(null),
                clock,
                chosen);
    }
}
