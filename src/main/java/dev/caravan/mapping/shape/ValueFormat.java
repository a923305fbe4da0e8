package dev.caravan.mapping.shape;

import dev.caravan.mapping.notation.InconvertibleException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What {@code formatResponse} makes of a value. Pure, thread-safe. */
@FunctionalInterface
interface ValueFormat {
    /**
     * The formatted value; null when the value has no such form.
     *
     * @param now the moment of the reading, for what tells how long ago something was
     * @throws InconvertibleException when the value has no such form
     */
    @Nullable Object of(Object value, Instant now);
}
