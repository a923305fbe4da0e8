package dev.caravan.run;

import dev.caravan.model.Hold;
import dev.caravan.model.RunKind;
import java.util.Optional;

/**
 * The hold of one side of a case, extraction or delivery. Any hold stops both sides; it lasts until a person resumes the
 * case, or the configuration of the side that set it changes. Thread-safe.
 */
final class CaseHold {
    private static final String BASELINE = "baseline";

    private final RunEnvironment environment;
    private final String caseName;
    private final long caseId;
    private final String side;
    private final String configuration;

    CaseHold(RunEnvironment environment, String caseName, long caseId, RunKind kind, String configuration) {
        this.environment = environment;
        this.caseName = caseName;
        this.caseId = caseId;
        this.side = kind.word() + ":";
        this.configuration = side + configuration;
    }

    /** Stops every delivery until a baseline is complete; a baseline that was broken off may go on. */
    void beginBaseline() {
        environment
                .store()
                .cases()
                .hold(
                        caseId,
                        new Hold(
                                "a baseline is not complete: run caravan once " + caseName + " --baseline again, or "
                                        + "caravan resume " + caseName + " to deliver what it has staged",
                                BASELINE,
                                environment.clock().instant()));
    }

    /** Whether the only thing that stops the case is a baseline that was not completed. */
    boolean isBaseline() {
        return environment
                .store()
                .cases()
                .hold(caseId)
                .filter(hold -> hold.configuration().equals(BASELINE))
                .isPresent();
    }

    void endBaseline() {
        environment.store().cases().resume(caseId);
    }

    /** Why the case may not run; empty when it may. */
    Optional<String> inForce() {
        Optional<Hold> hold = environment.store().cases().hold(caseId);
        if (hold.isPresent() && isOutdated(hold.get())) {
            environment.store().cases().resume(caseId);
            return Optional.empty();
        }
        return hold.map(Hold::reason);
    }

    private boolean isOutdated(Hold hold) {
        return hold.configuration().startsWith(side) && !hold.configuration().equals(configuration);
    }

    void set(String reason) {
        environment
                .store()
                .cases()
                .hold(
                        caseId,
                        new Hold(reason, configuration, environment.clock().instant()));
        environment.listener().on(new RunEvent.Held(caseName, reason));
    }
}
