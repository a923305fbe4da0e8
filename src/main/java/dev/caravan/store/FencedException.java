package dev.caravan.store;

/** Another owner has taken the case or window over; nothing was stored. The run that meets it must stop. */
public final class FencedException extends StoreException {
    private static final long serialVersionUID = 1L;

    public FencedException(String message) {
        super(message);
    }
}
