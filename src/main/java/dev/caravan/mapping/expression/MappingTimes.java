package dev.caravan.mapping.expression;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The moments a batch is mapped by, the same for all its records. One thread at a time. */
public final class MappingTimes {
    private final Clock clock;
    private final Supplier<Optional<Instant>> extraction;
    private @Nullable Instant now;
    private @Nullable Instant lastSync;

    /**
     * @param clock read once
     * @param extraction when the last extraction began, asked once at most
     */
    public MappingTimes(Clock clock, Supplier<Optional<Instant>> extraction) {
        this.clock = clock;
        this.extraction = extraction;
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
