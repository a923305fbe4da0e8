package dev.caravan.mapping.expression;

import java.time.Duration;
import java.util.Optional;

/**
 * A record of another case that a look-up did not find.
 *
 * @param key the key of the record that looks up
 * @param field the target field
 * @param reason what was looked up
 * @param patience how long the record may wait for it altogether; empty = it is refused
 */
public record MissingParent(String key, String field, String reason, Optional<Duration> patience) {
    /** {@code record W1, field FQty: case goods has no record with goodsNo = "A"}. */
    public String sentence() {
        return "record " + key + ", field " + field + ": " + reason;
    }
}
