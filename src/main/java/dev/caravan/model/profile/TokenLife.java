package dev.caravan.model.profile;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a token lives from its answer on.
 *
 * @param at paths in the answer, the first that has a value counts
 * @param unit how much 1 is there
 * @param fallback when the answer does not say; null = until it is refused
 */
public record TokenLife(
        List<String> at, Duration unit, @Nullable Duration fallback) {
    public TokenLife {
        at = List.copyOf(at);
    }

    /** Until it is refused. */
    public static TokenLife untilRefused() {
        return new TokenLife(List.of(), Duration.ofSeconds(1), null);
    }
}
