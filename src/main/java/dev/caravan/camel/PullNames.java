package dev.caravan.camel;

import java.util.Set;

/** The names a {@code pull} URI has of its own. */
final class PullNames {
    static final Set<String> ALL =
            Set.of("pageSize", "window", "since", "lag", "slice", "readAhead", "maxPages");

    private PullNames() {}
}
