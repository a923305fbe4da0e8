package dev.caravan.paging;

/** A guard fired: the list does not behave as its profile says. The message holds the evidence, never a record. */
public final class PagingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PagingException(String message) {
        super(message);
    }
}
