package dev.caravan.camel;

import dev.caravan.sandbox.door.RequestLog;
import java.util.concurrent.TimeUnit;

/** Counts requests when none is on its way any more: one that was read ahead may arrive after its run has ended. */
final class QuietRequests {
    private static final int LOOKS = 100;
    private static final long QUIET_MILLIS = 200;

    private QuietRequests() {}

    static long total(RequestLog requests) throws InterruptedException {
        long last = -1;
        for (int look = 0; look < LOOKS && last != requests.total(); look++) {
            last = requests.total();
            TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
        }
        return last;
    }
}
