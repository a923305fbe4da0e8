package dev.caravan.mapping;

import dev.caravan.mapping.syntax.CaseNames;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a mapping knows beside its text. Immutable; as thread-safe as its parts.
 *
 * @param zone of dates without one
 * @param cases that look-ups and {@code callBackStrategy} may name
 * @param tables that rows may name by {@code mapping}
 * @param clock {@code CURRENT_TIME} and the like, read once per batch
 * @param lastSync start of the case's last extraction, {@code LAST_SYNC_TIME}; empty when there was none. Read once per
 *     batch, by mappings that name it
 */
public record MappingEnvironment(
        ZoneId zone,
        CaseNames cases,
        ValueTables tables,
        MappingExtensions extensions,
        Clock clock,
        Supplier<Optional<Instant>> lastSync) {
    /** Knows a zone, and takes every name for that of a case. */
    public static MappingEnvironment of(ZoneId zone) {
        return new MappingEnvironment(
                zone,
                CaseNames.AS_WRITTEN,
                ValueTables.NONE,
                MappingExtensions.NONE,
                Clock.systemUTC(),
                Optional::empty);
    }

    /** The same with other cases. */
    public MappingEnvironment with(CaseNames others) {
        return new MappingEnvironment(zone, others, tables, extensions, clock, lastSync);
    }

    /** The same with other tables. */
    public MappingEnvironment with(ValueTables others) {
        return new MappingEnvironment(zone, cases, others, extensions, clock, lastSync);
    }

    /** The same with other extensions. */
    public MappingEnvironment with(MappingExtensions others) {
        return new MappingEnvironment(zone, cases, tables, others, clock, lastSync);
    }

    /** The same with another clock and another way to learn when the last extraction began. */
    public MappingEnvironment with(Clock other, Supplier<Optional<Instant>> sync) {
        return new MappingEnvironment(zone, cases, tables, extensions, other, sync);
    }
}
