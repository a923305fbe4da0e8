package dev.caravan.mapping;

import java.time.Duration;
import java.util.Optional;

/**
 * What happens when a look-up finds nothing.
 *
 * @param refuses false = the value is empty, as on 轻易云
 * @param patience how long a record may wait before it is refused; empty = not at all
 */
record NotFound(boolean refuses, Optional<Duration> patience) {
    static final NotFound EMPTY = new NotFound(false, Optional.empty());
    static final NotFound DEAD = new NotFound(true, Optional.empty());

    static NotFound waitFor(Duration atMost) {
        return new NotFound(true, Optional.of(atMost));
    }
}
