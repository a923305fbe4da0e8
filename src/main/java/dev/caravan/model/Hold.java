package dev.caravan.model;

import java.time.Instant;

/**
 * A case stopped until a person acts.
 *
 * @param reason a sentence: what happened and what to do
 * @param configuration fingerprint of the configuration that failed; another one lifts the hold
 * @param since when it was put on hold
 */
public record Hold(String reason, String configuration, Instant since) {}
