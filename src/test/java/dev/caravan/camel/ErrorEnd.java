package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.RecordStatus;
import dev.caravan.run.RunEvent;
import java.time.Duration;

/** How a case ends that meets an error of a vendor: each action of the answer table, as a person sees it. */
enum ErrorEnd {
    /** {@code RETRY}: the same request once more. */
    REPEATED {
        @Override
        void prove(ErrorRun run) throws Exception {
            run.meetOnce();
            run.completes();
            assertThat(run.repeats()).isEqualTo(1);
            assertThat(run.renewals()).isZero();
        }
    },
    /** {@code RATE_LIMITED}: the connection rests once, for all its callers, then the same request. */
    PAUSED {
        @Override
        void prove(ErrorRun run) throws Exception {
            run.meetOnce();
            run.completes();
            assertThat(run.pauses()).isEqualTo(1);
            assertThat(run.renewals()).isEqualTo(run.isOfLogin() ? 1 : 0);
        }
    },
    /** {@code REFRESH_TOKEN}: exactly one new token, then the same request. */
    RENEWED {
        @Override
        void prove(ErrorRun run) throws Exception {
            run.meetOnce();
            run.completes();
            assertThat(run.repeats()).isZero();
            assertThat(run.renewals()).isEqualTo(1);
        }
    },
    /** {@code REFRESH_TOKEN} also for the new token: no second renewal, and a person is asked. */
    HELD_AFTER_ONE_RENEWAL {
        @Override
        void prove(ErrorRun run) throws Exception {
            run.meetAlways();
            run.holds();
            assertThat(run.renewals()).isEqualTo(1);
            run.staysHeld();
            run.mendAndRestart();
            run.completes();
        }
    },
    /** {@code RETRY} that ends as {@code FAIL} when no attempt is left. */
    HELD_AFTER_ALL_ATTEMPTS {
        @Override
        void prove(ErrorRun run) throws Exception {
            run.meetAlways();
            run.holds();
            assertThat(run.repeats()).isEqualTo(ATTEMPTS - 1);
            run.staysHeld();
            run.mend();
            run.completes();
        }
    },
    /** {@code FAIL}: stopped after the first answer until a person has mended it, and nothing is lost. */
    HELD {
        @Override
        void prove(ErrorRun run) throws Exception {
            run.meetAlways();
            run.holds();
            assertThat(run.requests()).isLessThanOrEqualTo(1 + READ_AHEAD);
            assertThat(run.repeats()).isZero();
            assertThat(run.renewals()).isLessThanOrEqualTo(1);
            run.staysHeld();
            run.mend();
            run.completes();
        }
    },
    /** {@code REJECT} of a read: the run fails with the vendor's words, the next one goes on. */
    RUN_FAILED {
        @Override
        void prove(ErrorRun run) throws Exception {
            run.meetOnce();
            run.fails();
            assertThat(run.repeats()).isZero();
            run.completes();
        }
    },
    /** A token cannot be had for now: one alert, one try, and all goes on by itself when it can. */
    OUTAGE {
        @Override
        void prove(ErrorRun run) throws Exception {
            run.meetOnce();
            run.fails();
            assertThat(run.events(RunEvent.TokenUnavailable.class)).isEqualTo(1);
            run.goesOnByItself();
            assertThat(run.requests()).isEqualTo(2);
            assertThat(run.events(RunEvent.TokenUnavailable.class)).isEqualTo(1);
            assertThat(run.events(RunEvent.TokenAvailable.class)).isEqualTo(1);
        }
    },
    /** The same where rows are written: the delivery rests, and goes on by itself. */
    OUTAGE_OF_TARGET {
        @Override
        void prove(ErrorRun run) throws Exception {
            run.meetOnce();
            run.extract();
            assertThat(run.events(RunEvent.DeliveryResting.class)).isEqualTo(1);
            run.arrivedWithoutAPerson();
            assertThat(run.requests()).isEqualTo(2);
            assertThat(run.events(RunEvent.TokenUnavailable.class)).isEqualTo(1);
            assertThat(run.events(RunEvent.TokenAvailable.class)).isEqualTo(1);
        }
    },
    /** {@code REJECT} of rows: tried again after 20 s, 5 min, 1 h, 4 h, 20 h, then dead with the vendor's words. */
    DEAD_AFTER_RETRIES {
        @Override
        void prove(ErrorRun run) throws Exception {
            run.meetAlways();
            run.extract();
            for (String wait : new String[] {"PT20S", "PT5M", "PT1H", "PT4H", "PT20H"}) {
                assertThat(run.notes(RecordStatus.RETRY)).isNotEmpty().allMatch(run::isSaid);
                run.waitFor(Duration.parse(wait));
            }
            assertThat(run.notes(RecordStatus.RETRY)).isEmpty();
            assertThat(run.notes(RecordStatus.DEAD)).isNotEmpty().allMatch(run::isSaid);
            assertThat(run.hold()).isEmpty();
            run.mendAndReplay();
            run.completes();
        }
    },
    /** {@code UNKNOWN}: the write waits, and is looked up, or sent again where that does no harm. */
    UNKNOWN_THEN_WRITTEN {
        @Override
        void prove(ErrorRun run) throws Exception {
            run.meetOnce();
            run.extract();
            long requests = run.requests();
            assertThat(run.notes(RecordStatus.UNKNOWN)).isNotEmpty();
            run.waitFor(Duration.ofSeconds(59));
            assertThat(run.requests()).isEqualTo(requests);
            run.waitFor(Duration.ofSeconds(1));
            run.completes();
        }
    },
    /** {@code UNKNOWN} where repeating may do harm and nothing can be asked: dead, and never sent again. */
    UNKNOWN_THEN_DEAD {
        @Override
        void prove(ErrorRun run) throws Exception {
            run.meetOnce();
            run.extract();
            long requests = run.requests();
            assertThat(run.notes(RecordStatus.DEAD))
                    .singleElement()
                    .asString()
                    .contains("may have been applied", "caravan dead replay");
            run.waitFor(Duration.ofDays(2));
            assertThat(run.requests()).isEqualTo(requests);
        }
    };

    private static final int ATTEMPTS = 5;
    private static final int READ_AHEAD = 1;

    abstract void prove(ErrorRun run) throws Exception;
}
