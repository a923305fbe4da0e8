package dev.caravan.daemon;

/**
 * A case's file cannot be used; nothing of it is loaded. The message is a sentence with file, line where it is known, and
 * what to do.
 */
final class CaseFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CaseFileException(String message, Throwable cause) {
        super(message, cause);
    }

    CaseFileException(String message) {
        super(message);
    }
}
