package dev.caravan.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.Hold;
import dev.caravan.model.RunKind;
import dev.caravan.model.RunRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases, tokens and runs. */
public interface CaseContract extends StoreContract {
    @Test
    default void aCaseHasOneIdForEver() {
        CaseStore cases = subject().store().cases();
        long id = cases.idOf("仓库 → 星空");
        assertThat(cases.idOf("仓库 → 星空")).isEqualTo(id);
        assertThat(cases.idOf("other")).isNotEqualTo(id);
        assertThat(cases.all()).containsEntry("仓库 → 星空", id).containsKey("other");
    }

    @Test
    default void theFirstHoldStaysUntilTheCaseResumes() {
        StoreSubject subject = subject();
        CaseStore cases = subject.store().cases();
        assertThat(cases.hold(subject.caseId())).isEmpty();
        Hold hold = new Hold("wrong app-secret: correct it", "config-1", Instant.parse("2026-03-01T00:00:00Z"));
        cases.hold(subject.caseId(), hold);
        cases.hold(subject.caseId(), new Hold("later", "config-2", Instant.parse("2026-03-02T00:00:00Z")));
        assertThat(cases.hold(subject.caseId())).contains(hold);
        cases.resume(subject.caseId());
        assertThat(cases.hold(subject.caseId())).isEmpty();
    }

    @Test
    default void theGenerationGrowsWithEachNewFingerprint() {
        StoreSubject subject = subject();
        CaseStore cases = subject.store().cases();
        assertThat(cases.generation(subject.caseId(), "a")).isEqualTo(1);
        assertThat(cases.generation(subject.caseId(), "a")).isEqualTo(1);
        assertThat(cases.generation(subject.caseId(), "b")).isEqualTo(2);
        assertThat(cases.generation(subject.caseId(), "a")).isEqualTo(3);
    }

    @Test
    default void theTargetIsRemembered() {
        StoreSubject subject = subject();
        CaseStore cases = subject.store().cases();
        assertThat(cases.target(subject.caseId())).isEmpty();
        cases.target(subject.caseId(), "https://one#account");
        assertThat(cases.target(subject.caseId())).contains("https://one#account");
    }

    @Test
    default void runsAreListedNewestFirst() {
        StoreSubject subject = subject();
        RunLog runs = subject.store().runs();
        long first = runs.start(subject.caseId(), RunKind.EXTRACT, "one");
        long second = runs.start(subject.caseId(), RunKind.DELIVER, "one");
        runs.finish(first, "{\"read\":3}", "it broke");
        List<RunRecord> recent = runs.recent(subject.caseId(), 10);
        assertThat(recent).extracting(RunRecord::id).containsExactly(second, first);
        assertThat(recent.get(0).endedAt()).isNull();
        assertThat(recent.get(0).kind()).isEqualTo(RunKind.DELIVER);
        assertThat(recent.get(1).summary()).isEqualTo("{\"read\":3}");
        assertThat(recent.get(1).error()).isEqualTo("it broke");
        assertThat(recent.get(1).endedAt()).isNotNull();
        assertThat(runs.recent(subject.caseId(), 1)).hasSize(1);
    }

    @Test
    default void theRunLogForgetsTheOldest() {
        StoreSubject subject = subject();
        RunLog runs = subject.store().runs();
        long first = runs.start(subject.caseId(), RunKind.EXTRACT, "one");
        for (int i = 0; i < 1_000; i++) {
            runs.start(subject.caseId(), RunKind.EXTRACT, "one");
        }
        assertThat(runs.recent(subject.caseId(), 2_000))
                .hasSize(1_000)
                .extracting(RunRecord::id)
                .doesNotContain(first);
    }
}
