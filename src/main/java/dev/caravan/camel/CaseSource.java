package dev.caravan.camel;

import dev.caravan.mapping.SourceConfiguration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The text of a case's {@code source.yaml} as it was when the route was loaded.
 *
 * @param file how it is named in errors
 * @param text null when the case has none
 */
record CaseSource(String file, @Nullable String text) {
    /** Dates and times in mappings, and of records that no connection brings. */
    static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

    /**
     * Compiles it.
     *
     * @param zone the zone of dates without one
     * @throws dev.caravan.config.ConfigException with every problem and its place
     */
    SourceConfiguration in(ZoneId zone) {
        return text == null ? SourceConfiguration.none() : SourceConfiguration.read(file, text, zone);
    }
}
