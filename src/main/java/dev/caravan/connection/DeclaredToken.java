package dev.caravan.connection;

import dev.caravan.model.Action;
import dev.caravan.model.profile.TokenRule;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Obtains one token as a profile declares it: the configured first one, else a renewal of the held one, else a login.
 *
 * <p>A vendor that replaces the refresh token with every renewal leaves one gap that cannot be closed: when the process dies
 * after the vendor answered and before the new token is saved, the stored refresh token is no longer valid. The next renewal
 * is then refused; where there is a login it heals that, else it is an error that asks for a new refresh token, once.
 */
final class DeclaredToken {
    private static final Duration LONGEST_LIFE = Duration.ofDays(3650);

    private final TokenRule rule;
    private final TokenRequest request;
    private final String main;

    DeclaredToken(TokenRule rule, TokenRequest request) {
        this.rule = rule;
        this.request = request;
        this.main = rule.values().keySet().iterator().next();
    }

    Token obtain() {
        Map<String, String> held = request.held().map(this::declared).orElseGet(this::seed);
        if (request.held().isEmpty() && held.containsKey(main)) {
            return new Token(held, request.clock().instant(), null);
        }
        String refresh = rule.refresh();
        if (refresh == null || !isRenewable(held)) {
            return loggedIn(null);
        }
        if (!rule.seed().isEmpty() && !request.isKept()) {
            throw new ConnectionException(Answer.local(
                    Action.FAIL,
                    "the token has expired, and this command does not renew it, because it keeps no tokens",
                    "run a case with once, which renews and stores it"));
        }
        LoginAnswer renewed = request.call(refresh, held);
        if (renewed.answer().action() == Action.OK) {
            return token(renewed.answer(), refresh, held);
        }
        Optional<Token> newer = request.newer();
        return newer.orElseGet(() -> loggedIn(renewed.answer()));
    }

    private boolean isRenewable(Map<String, String> held) {
        return rule.values().keySet().stream().allMatch(name -> name.equals(main) || held.containsKey(name));
    }

    /** The held values that the profile declares; a token of an older profile may have had others. */
    private Map<String, String> declared(Token token) {
        Map<String, String> values = new LinkedHashMap<>(token.values());
        values.keySet().retainAll(rule.values().keySet());
        return values;
    }

    private Map<String, String> seed() {
        Map<String, String> values = new LinkedHashMap<>();
        rule.seed().forEach((name, setting) -> {
            String value = request.settings().value(setting);
            if (!value.isEmpty()) {
                values.put(name, value);
            }
        });
        return values;
    }

    private Token loggedIn(@Nullable Answer refused) {
        String login = rule.login();
        if (login != null) {
            return token(request.require(login, Map.of()).answer(), login, Map.of());
        }
        String settings = String.join(" and ", rule.seed().values());
        if (refused != null) {
            String because = refused.advice() == null ? "" : refused.advice() + "; ";
            throw new ConnectionException(refused.as(
                    Action.FAIL,
                    because + "the token cannot be renewed any more: authorize the application anew and set "
                            + settings));
        }
        throw new ConnectionException(
                Answer.local(Action.FAIL, "there is neither a login nor a refresh token", "set " + settings));
    }

    private Token token(Answer answer, String operation, Map<String, String> held) {
        Map<String, String> values = new LinkedHashMap<>(held);
        values.remove(main);
        rule.values().forEach((name, paths) -> {
            String value = first(answer, paths);
            if (value != null) {
                values.put(name, value);
            }
        });
        if (!values.containsKey(main)) {
            throw new ConnectionException(Answer.local(
                    Action.FAIL,
                    "the answer to " + operation + " holds no " + main + " at "
                            + String.join(
                                    " or ", Objects.requireNonNull(rule.values().get(main))),
                    null));
        }
        Instant now = request.clock().instant();
        Duration life = life(answer);
        return new Token(values, now, life == null ? null : now.plus(life));
    }

    private @Nullable Duration life(Answer answer) {
        String declared = first(answer, rule.life().at());
        if (declared == null || !declared.matches("0*[1-9][0-9]{0,14}(\\.[0-9]+)?")) {
            return rule.life().fallback();
        }
        long units = Long.parseLong(declared.replaceFirst("\\..*", ""));
        long longest = LONGEST_LIFE.dividedBy(rule.life().unit());
        return rule.life().unit().multipliedBy(Math.min(units, longest));
    }

    private static @Nullable String first(Answer answer, List<String> paths) {
        return paths.stream()
                .map(path -> AnswerPath.text(answer.body(), path))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
