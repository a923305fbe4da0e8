package dev.caravan.camel;

import dev.caravan.sandbox.door.Fault;
import java.util.Random;
import java.util.concurrent.Executor;

/** Where around a request its sender dies. */
enum KillMoment {
    /** The vendor has the request and does the work after the sender is gone: accepted, never settled. */
    BEFORE_THE_WORK {
        @Override
        Fault fault(Random random, Runnable kill, Executor timer) {
            return Fault.doing(kill);
        }
    },
    /** The answer is on its way, being read, being stored, or the next request is. */
    AROUND_THE_ANSWER {
        @Override
        Fault fault(Random random, Runnable kill, Executor timer) {
            int delay = random.nextInt(25);
            return Fault.doing(() -> timer.execute(() -> {
                sleep(delay);
                kill.run();
            }));
        }
    },
    /** The vendor takes its time: it still works on the request when the next process runs. */
    WHILE_THE_VENDOR_WORKS {
        @Override
        Fault fault(Random random, Runnable kill, Executor timer) {
            int work = 1_000 + random.nextInt(900);
            return Fault.doing(() -> {
                kill.run();
                sleep(work);
            });
        }
    };

    abstract Fault fault(Random random, Runnable kill, Executor timer);

    static KillMoment any(Random random) {
        return values()[random.nextInt(values().length)];
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
