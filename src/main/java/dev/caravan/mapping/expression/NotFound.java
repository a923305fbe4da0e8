package dev.caravan.mapping.expression;

import java.time.Duration;
import java.util.Optional;

/**
 * What happens when a look-up finds nothing.
 *
 * @param refuses false = the value is empty, as on 轻易云
 * @param patience how long a record may wait before it is refused; empty = not at all
 */
public record NotFound(boolean refuses, Optional<Duration> patience) {
    public static final NotFound EMPTY = new NotFound(false, Optional.empty());
    public static final NotFound DEAD = new NotFound(true, Optional.empty());

    public static NotFound waitFor(Duration atMost) {
        return new NotFound(true, Optional.of(atMost));
    }
}
