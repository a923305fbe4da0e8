package dev.caravan.store;

import dev.caravan.model.Hold;
import java.util.Map;
import java.util.Optional;

/** What the store knows of each case itself. Thread-safe; each method is one transaction. */
public interface CaseStore {
    /** The case's id; the first call for a name creates it. */
    long idOf(String caseName);

    /** Every case the store knows, by name. */
    Map<String, Long> all();

    /** Puts the case on hold; a second call keeps the first hold. */
    void hold(long caseId, Hold hold);

    /** The hold, empty when the case may run. */
    Optional<Hold> hold(long caseId);

    /** Lifts the hold. */
    void resume(long caseId);

    /**
     * The generation of mapping and target: grows by one whenever the fingerprint differs from the last one seen. The
     * first one is 1.
     */
    long generation(long caseId, String fingerprint);

    /** Identity (address and account) of the target the case's records were written to; empty before the first write. */
    Optional<String> target(long caseId);

    /** Remembers the target's identity. */
    void target(long caseId, String identity);
}
