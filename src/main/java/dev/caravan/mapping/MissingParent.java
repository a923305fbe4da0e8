package dev.caravan.mapping;

import java.time.Duration;
import java.util.Optional;

/**
 * A record of another case that a look-up did not find.
 *
 * @param sentence what was looked up, for which record and field
 * @param patience how long the record may wait for it altogether; empty = it is refused
 */
public record MissingParent(String sentence, Optional<Duration> patience) {}
