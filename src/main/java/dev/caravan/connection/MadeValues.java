package dev.caravan.connection;

import dev.caravan.model.profile.MadeValue;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Makes the values that authentication needs afresh for each attempt: times and random texts. Thread-safe. */
final class MadeValues {
    private static final int BYTES = 16;
    private static final long FIRST_OF_16_DIGITS = 1_000_000_000_000_000L;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MadeValues() {}

    static String of(MadeValue value, Instant now, ZoneId zone) {
        return switch (value.kind()) {
            case TIME ->
                DateTimeFormatter.ofPattern(value.pattern()).withZone(zone).format(now);
            case EPOCH_SECONDS -> String.valueOf(now.getEpochSecond());
            case EPOCH_MILLIS -> String.valueOf(now.toEpochMilli());
            case DIGITS -> String.valueOf(RANDOM.nextLong(FIRST_OF_16_DIGITS, 10 * FIRST_OF_16_DIGITS));
            case HEX -> hex();
            case UUID -> UUID.randomUUID().toString();
        };
    }

    private static String hex() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Digests.hex(bytes);
    }
}
