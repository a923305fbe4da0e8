package dev.caravan.run;

import dev.caravan.connection.Masking;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.TargetForm;
import dev.caravan.model.profile.VendorProfile;
import dev.caravan.model.profile.WriteRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where and how rows are written.
 *
 * @param connection the connection's name, for errors
 * @param operation the write operation
 * @param form the kind of object
 * @param options the operation's options
 * @param fields dotted request fields beside the rows
 */
public record WriteTarget(
        String caseName,
        String connection,
        VendorProfile profile,
        Operation operation,
        WriteRule rule,
        TargetForm form,
        Map<String, String> options,
        Map<String, Object> fields,
        Masking masking) {
    public WriteTarget {
        options = Map.copyOf(options);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** What is done with rows the target already has. */
    public IfExists ifExists() {
        return IfExists.of(options.get("ifExists"));
    }

    /** Whether a lost batch may simply be sent again: every sending looks up by key first. */
    public boolean isIdempotent() {
        return rule.existing() != null && ifExists().isIdempotent();
    }
}
