package dev.caravan.store;

/** The store could not do what was asked: a sentence with the operation and what to do; the driver's error is the cause. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
