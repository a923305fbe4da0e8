package dev.caravan.vendor;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.NearestName;
import dev.caravan.model.Action;
import dev.caravan.model.profile.AnswerMatch;
import dev.caravan.model.profile.AnswerRule;
import dev.caravan.model.profile.AnswerTable;
import dev.caravan.model.profile.BodyKind;
import dev.caravan.model.profile.TransportFault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the answer table of a profile. */
final class AnswersReader {
    private static final List<String> MATCH =
            List.of("http", "transport", "body", "at", "in", "or-absent", "matches", "present");
    private static final List<String> OUTCOME =
            List.of("all", "operations", "action", "write", "pause", "finally", "advice");
    private static final int CLASS_SIZE = 100;

    private final Set<String> operations;

    AnswersReader(Set<String> operations) {
        this.operations = operations;
    }

    AnswerTable read(ConfigMap map, List<ConfigMap> rules) {
        map.allowOnly("code", "message", "rules");
        if (rules.isEmpty()) {
            map.problem("\"rules\" is missing: without rules no answer is a success");
        }
        return new AnswerTable(
                map.texts("code"),
                map.texts("message"),
                rules.stream().map(this::rule).toList());
    }

    private AnswerRule rule(ConfigMap map) {
        List<String> allowed = new ArrayList<>(MATCH);
        allowed.addAll(OUTCOME);
        map.allowOnly(allowed);
        List<AnswerMatch> matches = new ArrayList<>(matches(map));
        for (ConfigMap part : map.maps("all")) {
            part.allowOnly(MATCH);
            List<AnswerMatch> found = matches(part);
            if (found.isEmpty()) {
                part.problem("expected a condition: http, transport, body or at");
            }
            matches.addAll(found);
        }
        if (matches.isEmpty()) {
            map.problem("expected a condition: http, transport, body, at or all");
        }
        List<String> only = map.texts("operations");
        only.forEach(name -> ProfileReader.checkName(map, "operations", name, "operation", operations));
        Action action = map.choice("action", Action.class);
        if (map.has("pause") && action != Action.RATE_LIMITED) {
            map.problem("pause", "only an action RATE_LIMITED has a pause");
        }
        if (map.has("finally") && action != Action.RETRY) {
            map.problem("finally", "only an action RETRY is tried several times");
        }
        return new AnswerRule(
                matches,
                only,
                action,
                map.optionalChoice("write", Action.class).orElse(null),
                map.optionalDuration("pause").orElse(null),
                map.optionalChoice("finally", Action.class).orElse(null),
                map.optionalText("advice").orElse(null));
    }

    private static List<AnswerMatch> matches(ConfigMap map) {
        List<AnswerMatch> matches = new ArrayList<>();
        if (map.has("http")) {
            matches.add(new AnswerMatch.Status(statuses(map)));
        }
        if (map.has("transport")) {
            matches.add(new AnswerMatch.Transport(words(map, "transport", TransportFault.class)));
        }
        if (map.has("body")) {
            matches.add(new AnswerMatch.Body(words(map, "body", BodyKind.class)));
        }
        if (map.has("at")) {
            matches.add(field(map));
        } else {
            List.of("in", "or-absent", "matches", "present").stream()
                    .filter(map::has)
                    .forEach(key -> map.problem(key, "needs \"at\": the field it is about"));
        }
        return matches;
    }

    private static AnswerMatch field(ConfigMap map) {
        String at = map.text("at");
        long ways =
                List.of("in", "matches", "present").stream().filter(map::has).count();
        if (ways != 1) {
            map.problem("at", "expected exactly one of in, matches, present beside it");
        }
        if (map.has("or-absent") && !map.has("in")) {
            map.problem("or-absent", "goes with \"in\" only");
        }
        if (map.has("matches")) {
            return new AnswerMatch.Matches(at, pattern(map));
        }
        return map.has("present")
                ? new AnswerMatch.Present(at, map.flag("present"))
                : new AnswerMatch.In(at, new LinkedHashSet<>(map.texts("in")), map.flag("or-absent", false));
    }

    private static Pattern pattern(ConfigMap map) {
        try {
            return Pattern.compile(map.text("matches"));
        } catch (PatternSyntaxException malformed) {
            map.problem("matches", "is not a regular expression: " + malformed.getDescription());
            return Pattern.compile("");
        }
    }

    private static Set<Integer> statuses(ConfigMap map) {
        Set<Integer> codes = new LinkedHashSet<>();
        for (String text : map.texts("http")) {
            if (text.matches("[1-5]xx")) {
                int first = (text.charAt(0) - '0') * CLASS_SIZE;
                for (int code = first; code < first + CLASS_SIZE; code++) {
                    codes.add(code);
                }
            } else if (text.matches("[1-9][0-9]{2}")) {
                codes.add(Integer.valueOf(text));
            } else {
                map.problem("http", "\"" + text + "\" is not a status such as 429 or a class such as 5xx");
            }
        }
        return codes;
    }

    private static <E extends Enum<E>> Set<E> words(ConfigMap map, String key, Class<E> type) {
        Set<E> found = EnumSet.noneOf(type);
        List<String> known =
                EnumSet.allOf(type).stream().map(AnswersReader::word).toList();
        for (String text : map.texts(key)) {
            EnumSet.allOf(type).stream()
                    .filter(value -> word(value).equals(text))
                    .findFirst()
                    .ifPresentOrElse(found::add, () -> map.problem(key, NearestName.unknown("word", text, known)));
        }
        return found;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
