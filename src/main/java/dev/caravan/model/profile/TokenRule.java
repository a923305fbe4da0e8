package dev.caravan.model.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a token is obtained and renewed.
 *
 * @param when which connections it is for
 * @param login operation that gives a token, null when one can only be renewed
 * @param refresh operation that renews a held token; its texts may name the held values. Used when all of them but the
 *     first are held. Null when a new login replaces a token
 * @param values where in the answer each value of a token is, by name: the first of the paths that has one. The first name
 *     is the token itself, without which an answer is a failure; others may be absent, and those of the held token stay
 * @param life how long a token lives
 * @param seed names of settings that the first token is made of, by name of the value; empty = it comes from a login
 */
public record TokenRule(
        SettingCondition when,
        @Nullable String login,
        @Nullable String refresh,
        Map<String, List<String>> values,
        TokenLife life,
        Map<String, String> seed) {
    public TokenRule {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        seed = Collections.unmodifiableMap(new LinkedHashMap<>(seed));
    }
}
