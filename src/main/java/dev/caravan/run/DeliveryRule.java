package dev.caravan.run;

import dev.caravan.mapping.RecordMerge;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a case's stage is delivered.
 *
 * @param batchSize most records leased, mapped and looked up together
 * @param retries when refused records are tried again
 * @param idempotent whether a lost batch may simply be sent again, because its operation looks up or upserts by key
 * @param irreversible whether a lost batch may neither be sent again nor be looked up
 * @param requestLife the longest a request may live at the vendor; a batch that may have been sent rests that long
 * @param unknownWait how long an unknown outcome rests before it is looked up
 * @param merge how records become documents that must not be torn, null when a record is a row
 * @param configuration fingerprint of everything a person would change to mend the case
 */
public record DeliveryRule(
        String caseName,
        int batchSize,
        RetrySchedule retries,
        boolean idempotent,
        boolean irreversible,
        Duration requestLife,
        Duration unknownWait,
        @Nullable RecordMerge merge,
        String configuration) {}
