package dev.caravan.mapping.function;

import java.time.InstantSource;
import java.time.ZoneId;

/**
 * What functions depend on beside their arguments.
 *
 * @param zone of NOW() and of moments without an offset
 * @param clock the time of NOW()
 * @param collation how texts compare
 */
public record FunctionSettings(ZoneId zone, InstantSource clock, Collation collation) {}
