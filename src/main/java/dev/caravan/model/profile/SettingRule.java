package dev.caravan.model.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a connection, {@code caravan.connection.<name>.<key>}.
 *
 * @param required an error at load when absent and without a default
 * @param requiredWhen also required when another setting, by key, has one of these values
 * @param secret masked everywhere and never stored in clear text
 * @param type what its text must be
 * @param defaultValue null when there is none
 * @param allowed the only values accepted; empty = any text
 * @param about one sentence for the reference and for errors
 */
public record SettingRule(
        boolean required,
        Map<String, List<String>> requiredWhen,
        boolean secret,
        OptionType type,
        @Nullable String defaultValue,
        List<String> allowed,
        String about) {
    public SettingRule {
        requiredWhen = new LinkedHashMap<>(requiredWhen);
        allowed = List.copyOf(allowed);
    }
}
