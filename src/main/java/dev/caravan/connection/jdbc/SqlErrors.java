package dev.caravan.connection.jdbc;

import dev.caravan.connection.Masking;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says a database's errors in one line, masked. Thread-safe. */
final class SqlErrors {
    private static final int LONGEST = 300;

    private final Masking masking;

    SqlErrors(Masking masking) {
        this.masking = masking;
    }

    /** The database's own words: the most telling message of the chain. */
    String sentence(SQLException error) {
        SQLException next = error.getNextException();
        Throwable cause = error.getCause();
        Throwable telling = next == null ? cause instanceof SQLException ? cause : error : next;
        return shortened(telling.getMessage());
    }

    private String shortened(@Nullable String message) {
        String line = String.valueOf(message)
                .lines()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        String masked = masking.mask(line);
        return masked.length() > LONGEST ? masked.substring(0, LONGEST - 1) + "…" : masked;
    }
}
