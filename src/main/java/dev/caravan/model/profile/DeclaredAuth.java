package dev.caravan.model.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Authentication declared in a profile, without code.
 *
 * @param tokens how a token is obtained; the first whose condition holds counts, none = no token is needed
 * @param made values made afresh for each attempt, by name; usable as {@code {name}} wherever the connection's settings are
 * @param applied what is added to every request that is not a login; all whose condition holds, before signing
 * @param signatures all whose condition holds, in order; of logins too
 */
public record DeclaredAuth(
        List<TokenRule> tokens, Map<String, MadeValue> made, List<AppliedRule> applied, List<SignRule> signatures) {
    public DeclaredAuth {
        tokens = List.copyOf(tokens);
        made = Collections.unmodifiableMap(new LinkedHashMap<>(made));
        applied = List.copyOf(applied);
        signatures = List.copyOf(signatures);
    }
}
