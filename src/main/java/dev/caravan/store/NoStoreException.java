package dev.caravan.store;

/** There is no store yet, and the command that asks for one is not the one to make it. */
public final class NoStoreException extends StoreException {
    private static final long serialVersionUID = 1L;

    public NoStoreException(String message) {
        super(message);
    }
}
