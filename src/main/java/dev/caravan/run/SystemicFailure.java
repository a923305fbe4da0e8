package dev.caravan.run;

import dev.caravan.model.RecordStatus;
import dev.caravan.store.RecordStore;
import java.util.BitSet;
import java.util.Optional;

/**
 * Watches whether a delivery as a whole is failing: at least 20 records dead and half of the last 100 failed. Thread-safe.
 */
final class SystemicFailure {
    private static final int WATCHED = 100;
    private static final int LEAST_DEAD = 20;

    private final BitSet failed = new BitSet(WATCHED);
    private int next;
    private int noted;
    private int dead;

    synchronized void note(RecordStatus status) {
        failed.set(next, status != RecordStatus.WRITTEN);
        next = (next + 1) % WATCHED;
        noted = Math.min(noted + 1, WATCHED);
        if (status == RecordStatus.DEAD) {
            dead++;
        }
    }

    /** A sentence with the most frequent cause when the failure is systemic; watching starts anew then. */
    synchronized Optional<String> sentence(long caseId, RecordStore records) {
        if (dead < LEAST_DEAD || failed.cardinality() * 2 < noted) {
            return Optional.empty();
        }
        String causes = records.deadByCause(caseId).stream()
                .limit(1)
                .map(cause -> "; most often \"" + cause.note() + "\"")
                .findFirst()
                .orElse("");
        String sentence = dead + " records are dead and " + failed.cardinality() + " of the last " + noted + " failed"
                + causes + ". Mend the cause, then: caravan resume, and caravan dead replay";
        failed.clear();
        noted = 0;
        dead = 0;
        return Optional.of(sentence);
    }
}
