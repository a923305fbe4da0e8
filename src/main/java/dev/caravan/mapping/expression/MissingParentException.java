package dev.caravan.mapping.expression;

import java.time.Duration;
import java.util.Optional;

/** A look-up found nothing where something must be; ends the mapping of one field. */
public final class MissingParentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;
    private final transient Optional<Duration> patience;

    MissingParentException(String sentence, Optional<Duration> patience) {
        super(sentence, null, false, false);
        this.sentence = sentence;
        this.patience = patience;
    }

    MissingParent of(String key, String field) {
        return new MissingParent(key, field, sentence, patience);
    }
}
