package dev.caravan.migrate;

import dev.caravan.model.profile.Operation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code api} of 轻易云 is here.
 *
 * @param vendor the profile's name
 * @param connection the connection's name
 * @param operation the operation's name, without a slash at its start
 * @param known the operation in the profile, null when the import has to write it
 * @param operations the names of all operations of the profile; empty when the vendor has none yet
 */
record Platform(
        String vendor,
        String connection,
        String operation,
        @Nullable Operation known,
        Set<String> operations) {
    static final String K3CLOUD = "k3cloud";

    /** Whether the vendor has a profile already. */
    boolean builtIn() {
        return !operations.isEmpty();
    }

    /** Whether the vendor's profile has an operation. */
    boolean offers(String api) {
        return operations.contains(Platforms.operationOf(api));
    }

    boolean isK3Cloud() {
        return vendor.equals(K3CLOUD);
    }
}
