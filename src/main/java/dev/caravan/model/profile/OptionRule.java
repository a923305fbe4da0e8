package dev.caravan.model.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An option of an operation, set on the endpoint or among the mapping's own options.
 *
 * @param at dotted path of the request field it sets, null when it steers Caravan instead
 * @param type how its text becomes a request value
 * @param defaultValue null when there is none
 * @param allowed the only values accepted; empty = any
 */
public record OptionRule(
        @Nullable String at,
        OptionType type,
        boolean required,
        @Nullable String defaultValue,
        List<String> allowed) {
    public OptionRule {
        allowed = List.copyOf(allowed);
    }
}
