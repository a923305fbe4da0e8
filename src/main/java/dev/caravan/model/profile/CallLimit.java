package dev.caravan.model.profile;

import java.time.Duration;

/**
 * How often an operation may be called, beside the limits of the whole API.
 *
 * @param calls at least 1
 * @param per the time they are counted in, sliding
 */
public record CallLimit(int calls, Duration per) {}
