package dev.caravan.run;

import dev.caravan.model.StopSignal;

/**
 * Guards the moment before a request that changes the target.
 */
public interface SendGuard extends StopSignal {
    /** Stores the intent to send. False = do not send: the lease is lost, or the process stops. */
    boolean beforeSend();

    /** For rows that nobody leased: sends unless told to stop. */
    static SendGuard unleased(StopSignal stop) {
        return new SendGuard() {
            @Override
            public boolean beforeSend() {
                return !stop.shouldStop();
            }

            @Override
            public boolean shouldStop() {
                return stop.shouldStop();
            }
        };
    }
}
