package dev.caravan.run;

import dev.caravan.connection.Masking;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.Repeat;
import dev.caravan.model.profile.TargetForm;
import dev.caravan.model.profile.VendorProfile;
import dev.caravan.model.profile.WriteRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where and how rows are written.
 *
 * @param connection the connection's name, for errors
 * @param operation the write operation
 * @param form the kind of object, null when the operation writes one kind only
 * @param options the operation's options
 * @param fields dotted request fields beside the rows
 */
public record WriteTarget(
        String caseName,
        String connection,
        VendorProfile profile,
        Operation operation,
        WriteRule rule,
        @Nullable TargetForm form,
        Map<String, String> options,
        Map<String, Object> fields,
        Masking masking) {
    public WriteTarget {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** What is done with rows the target already has. */
    public IfExists ifExists() {
        return IfExists.of(options.get("ifExists"));
    }

    /** Whether a lost batch may simply be sent again: it is safe to repeat, or every sending looks up by key first. */
    public boolean isIdempotent() {
        return isRepeatable() || rule.existing() != null && ifExists().isIdempotent();
    }

    /**
     * Whether nothing can tell what became of a lost call: it may neither be sent again nor be looked up. A row that is always
     * sent as a new one cannot be told from one that was there before, and may have no identity to be found by.
     */
    public boolean isIrreversible() {
        return !isRepeatable() && (rule.existing() == null || ifExists() == IfExists.REJECT);
    }

    /** The option {@code repeat}, where the operation has it, comes before the profile. */
    private boolean isRepeatable() {
        String option = options.get("repeat");
        return option == null ? rule.repeat() == Repeat.SAFE : option.equals("safe");
    }
}
