package dev.caravan.connection;

import dev.caravan.model.Action;
import dev.caravan.model.profile.AnswerMatch;
import dev.caravan.model.profile.AnswerRule;
import dev.caravan.model.profile.BodyKind;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OperationKind;
import dev.caravan.model.profile.VendorProfile;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an answer means, by the profile's table and by nothing else: the first rule that matches; none is {@code
 * FAIL}. Thread-safe.
 */
public final class AnswerClassifier {
    private static final int LONGEST_MESSAGE = 300;
    private static final int LONGEST_RAW_MESSAGE = 4000;
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(2);

    private final VendorProfile profile;
    private final Masking masking;
    private final Clock clock;

    /** A classifier for answers of one vendor. */
    public AnswerClassifier(VendorProfile profile, Masking masking, Clock clock) {
        this.profile = profile;
        this.masking = masking;
        this.clock = clock;
    }

    /** What came of the call, as an answer with an action. Never throws for anything a server may send. */
    public Answer classify(OperationCall call, HttpResult result) {
        Operation operation = call.operation();
        return result instanceof HttpAnswer answer
                ? answered(operation, answer)
                : failed(operation, (HttpFailure) result);
    }

    private Answer failed(Operation operation, HttpFailure failure) {
        AnswerRule rule = rule(operation, failure);
        String message = shortened(failure.sentence());
        if (rule == null) {
            return Answer.local(Action.FAIL, message, unmatchedAdvice());
        }
        return Answer.local(action(rule, operation), message, rule.advice());
    }

    private Answer answered(Operation operation, HttpAnswer answer) {
        AnswerBody body = AnswerBody.read(answer, operation.records());
        AnswerRule rule = rule(operation, answer.status(), body);
        String code = first(body, profile.answers().codeAt());
        String message = message(body);
        Action action = rule == null ? Action.FAIL : action(rule, operation);
        List<String> secret = operation.secretFields();
        return new Answer(
                action,
                answer.status(),
                code == null ? null : shortened(code),
                rule == null ? shortened(unmatched(operation) + message) : shortened(message),
                rule == null ? unmatchedAdvice() : rule.advice(),
                pause(answer, action, rule),
                RetryAfter.instant(answer.header("Date")),
                AnswerSecrets.without(body.json(), secret),
                AnswerSecrets.without(body.records(), secret),
                answer.body().length);
    }

    /** What an answer means when it was that of the last attempt; the same, unless the rule says otherwise. */
    Answer atLast(OperationCall call, HttpResult result, Answer answer) {
        Operation operation = call.operation();
        AnswerRule rule = result instanceof HttpAnswer http
                ? rule(operation, http.status(), AnswerBody.read(http, operation.records()))
                : rule(operation, (HttpFailure) result);
        Action last = rule == null || answer.action() != rule.action() ? null : rule.last();
        return last == null ? answer : answer.as(last, answer.advice());
    }

    private @Nullable AnswerRule rule(Operation operation, HttpFailure failure) {
        return rule(operation, rule -> rule.all().stream().allMatch(match -> matches(match, failure)));
    }

    private @Nullable AnswerRule rule(Operation operation, int status, AnswerBody body) {
        return rule(operation, rule -> rule.all().stream().allMatch(match -> matches(match, status, body)));
    }

    private @Nullable AnswerRule rule(Operation operation, Predicate<AnswerRule> holds) {
        return profile.answers().rules().stream()
                .filter(candidate -> concerns(candidate, operation))
                .filter(holds)
                .findFirst()
                .orElse(null);
    }

    private static boolean concerns(AnswerRule rule, Operation operation) {
        return rule.operations().isEmpty() || rule.operations().contains(operation.name());
    }

    private static Action action(AnswerRule rule, Operation operation) {
        Action write = rule.write();
        return write != null && operation.kind() == OperationKind.WRITE ? write : rule.action();
    }

    private static boolean matches(AnswerMatch match, HttpFailure failure) {
        return match instanceof AnswerMatch.Transport transport
                && transport.faults().contains(failure.fault());
    }

    private static boolean matches(AnswerMatch match, int status, AnswerBody body) {
        if (match instanceof AnswerMatch.Status statuses) {
            return statuses.codes().contains(status);
        }
        if (match instanceof AnswerMatch.Body kinds) {
            return !Collections.disjoint(kinds.kinds(), body.kinds());
        }
        return body.kinds().contains(BodyKind.JSON) && matches(match, body.searched());
    }

    private static boolean matches(AnswerMatch match, @Nullable Object json) {
        if (match instanceof AnswerMatch.In in) {
            String text = AnswerPath.text(json, in.at());
            return text == null ? in.orAbsent() : in.values().contains(text);
        }
        if (match instanceof AnswerMatch.Matches pattern) {
            String text = AnswerPath.text(json, pattern.at());
            return text != null && pattern.pattern().matcher(text).find();
        }
        return match instanceof AnswerMatch.Present present
                && (AnswerPath.find(json, present.at()) != null) == present.present();
    }

    private @Nullable Duration pause(HttpAnswer answer, Action action, @Nullable AnswerRule rule) {
        Duration asked = RetryAfter.read(answer, clock);
        if (action != Action.RATE_LIMITED) {
            return action == Action.RETRY ? asked : null;
        }
        Duration declared = rule == null ? null : rule.pause();
        return asked != null ? asked : Objects.requireNonNullElse(declared, DEFAULT_PAUSE);
    }

    private static @Nullable String first(AnswerBody body, List<String> paths) {
        return paths.stream()
                .map(path -> AnswerPath.text(body.searched(), path))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String message(AnswerBody body) {
        String message = first(body, profile.answers().messageAt());
        return message == null ? body.text() : message;
    }

    private static String unmatched(Operation operation) {
        return "no answer rule covers this answer of " + operation.name() + ". ";
    }

    private String unmatchedAdvice() {
        return "if it is harmless, add a rule to answers.rules in vendors/" + profile.name() + ".yaml";
    }

    private String shortened(String text) {
        String bounded = text.length() > LONGEST_RAW_MESSAGE ? text.substring(0, LONGEST_RAW_MESSAGE) : text;
        String masked = masking.mask(bounded).strip();
        return masked.length() > LONGEST_MESSAGE ? masked.substring(0, LONGEST_MESSAGE - 1) + "…" : masked;
    }
}
