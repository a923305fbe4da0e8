package dev.caravan.sandbox.k3cloud;

import java.time.Duration;
import java.util.Set;

/**
 * How the 星空 sandbox behaves; what the vendor does not document is a setting here.
 *
 * @param account who may log in
 * @param limits rows, rates, latency
 * @param organizations known organization numbers
 * @param idleTimeout a session unused for so long is lost
 * @param timestampTolerance how far a signature's timestamp may be from the sandbox's clock
 * @param auditedRowsMayBeSaved whether a save may change an audited row without 反审核
 */
public record K3CloudSettings(
        K3Account account,
        K3Limits limits,
        Set<String> organizations,
        Duration idleTimeout,
        Duration timestampTolerance,
        boolean auditedRowsMayBeSaved) {

    public K3CloudSettings {
        organizations = Set.copyOf(organizations);
    }

    /** The sample account, organizations I0134 and 100, sessions of 20 minutes, ±10 minutes, audited rows closed. */
    public static K3CloudSettings defaults() {
        return new K3CloudSettings(
                K3Account.sample(),
                K3Limits.defaults(),
                Set.of("I0134", "100"),
                Duration.ofMinutes(20),
                Duration.ofMinutes(10),
                false);
    }

    public K3CloudSettings withAccount(K3Account other) {
        return new K3CloudSettings(
                other, limits, organizations, idleTimeout, timestampTolerance, auditedRowsMayBeSaved);
    }

    public K3CloudSettings withLimits(K3Limits other) {
        return new K3CloudSettings(
                account, other, organizations, idleTimeout, timestampTolerance, auditedRowsMayBeSaved);
    }

    public K3CloudSettings withAuditedRowsMayBeSaved(boolean may) {
        return new K3CloudSettings(account, limits, organizations, idleTimeout, timestampTolerance, may);
    }

    public K3CloudSettings withIdleTimeout(Duration other) {
        return new K3CloudSettings(account, limits, organizations, other, timestampTolerance, auditedRowsMayBeSaved);
    }
}
