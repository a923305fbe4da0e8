package dev.caravan.mapping;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The moments a batch is mapped by, the same for all its records. One thread at a time. */
final class MappingTimes {
    private final Clock clock;
    private final Supplier<Optional<Instant>> extraction;
    private @Nullable Instant now;
    private @Nullable Instant lastSync;

    MappingTimes(MappingEnvironment environment) {
        this.clock = environment.clock();
        this.extraction = environment.lastSync();
    }

    Instant now() {
        if (now == null) {
            now = clock.instant();
        }
        return now;
    }

    /** Where nothing was ever extracted, as where records come by themselves: now. */
    Instant lastSync() {
        if (lastSync == null) {
            lastSync = extraction.get().orElseGet(this::now);
        }
        return lastSync;
    }
}
