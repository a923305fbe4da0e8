package dev.caravan.model.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a connection, {@code caravan.connection.<name>.<key>}.
 *
 * @param required an error at load when absent and without a default
 * @param secret masked everywhere and never stored in clear text
 * @param defaultValue null when there is none
 * @param allowed the only values accepted; empty = any text
 * @param about one sentence for the reference and for errors
 */
public record SettingRule(
        boolean required, boolean secret, @Nullable String defaultValue, List<String> allowed, String about) {
    public SettingRule {
        allowed = List.copyOf(allowed);
    }
}
