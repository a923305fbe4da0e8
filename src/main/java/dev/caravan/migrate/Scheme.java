package dev.caravan.migrate;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the imported files hold of one scheme (方案).
 *
 * @param documents the files in the order given
 * @param source null when none of them has one
 * @param target null when none of them has one
 * @param name as a person called it, null when the files do not say
 * @param uuid of the scheme, null when the files do not say
 * @param sourceCron five fields, null when the files do not say
 * @param targetCron five fields, null when the files do not say
 */
record Scheme(
        List<ConfigDocument> documents,
        @Nullable ConfigMap source,
        @Nullable ConfigMap target,
        @Nullable String name,
        @Nullable String uuid,
        @Nullable String sourceCron,
        @Nullable String targetCron) {
    Scheme {
        documents = List.copyOf(documents);
    }
}
