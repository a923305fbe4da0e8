package dev.caravan.camel;

import java.io.IOException;

/**
 * An answer is larger than the connection allows.
 */
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long allowed) {
        super("the answer is larger than max-body, " + allowed + " bytes; ask for smaller pages or raise max-body");
    }
}
