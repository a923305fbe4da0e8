package dev.caravan.connection;

import dev.caravan.json.FieldPath;
import dev.caravan.model.Action;
import dev.caravan.model.RowOutcome;
import dev.caravan.model.profile.OutcomeRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads per row what became of a write: by index and identity where the answer names rows, never by an overall success flag
 * then; by the action where the answer is about the call as a whole. Immutable, thread-safe.
 */
public final class OutcomeReader {
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

    private final OutcomeRule outcome;
    private final Masking masking;

    /** A reader for answers of one operation; the vendor's sentences are masked. */
    public OutcomeReader(OutcomeRule outcome, Masking masking) {
        this.outcome = outcome;
        this.masking = masking;
    }

    /**
     * One outcome per row sent, in the order sent. A row that the answer does not name, names twice or contradicts is
     * unknown; where the answer is about the call as a whole, it is the outcome of every row.
     *
     * @param identities each row's identity, empty when a row has none
     */
    public List<RowOutcome> read(List<String> identities, Answer answer) {
        return outcome instanceof OutcomeRule.PerRow rule
                ? perRow(rule, identities, answer)
                : Collections.nCopies(identities.size(), whole(answer));
    }

    private static RowOutcome whole(Answer answer) {
        return switch (answer.action()) {
            case OK -> new RowOutcome.Written(said(answer.body() instanceof Map<?, ?> body ? body : Map.of()));
            case REJECT -> new RowOutcome.Rejected("refused", answer.describe(), true);
            default -> new RowOutcome.Unknown(answer.describe());
        };
    }

    private static Map<String, Object> said(Map<?, ?> entry) {
        Map<String, Object> said = new LinkedHashMap<>();
        entry.forEach((name, value) -> said.put(String.valueOf(name), value));
        return said;
    }

    private List<RowOutcome> perRow(OutcomeRule.PerRow rule, List<String> identities, Answer answer) {
        Tally tally = new Tally(rule, identities);
        entries(answer, rule.writtenAt()).forEach(tally::written);
        entries(answer, rule.rejectedAt()).forEach(tally::rejected);
        if (identities.size() == 1 && answer.action() == Action.REJECT && tally.isSilent()) {
            return List.of(new RowOutcome.Rejected("refused", answer.message(), true));
        }
        List<RowOutcome> outcomes = new ArrayList<>(identities.size());
        for (int row = 0; row < identities.size(); row++) {
            outcomes.add(tally.outcome(row, answer));
        }
        return outcomes;
    }

    private static List<Map<?, ?>> entries(Answer answer, String path) {
        List<Map<?, ?>> entries = new ArrayList<>();
        Object list =
                answer.body() instanceof Map<?, ?> body ? FieldPath.of(path).get(body) : null;
        if (list instanceof List<?> found) {
            found.forEach(entry -> {
                if (entry instanceof Map<?, ?> map) {
                    entries.add(map);
                }
            });
        }
        return entries;
    }

    /** What the two lists say, row by row. */
    private final class Tally {
        private final OutcomeRule.PerRow rule;
        private final List<String> identities;
        private final Map<Integer, List<Map<?, ?>>> written = new HashMap<>();
        private final Map<Integer, List<Map<?, ?>>> rejected = new HashMap<>();
        private final Map<Integer, String> doubts = new HashMap<>();

        private Tally(OutcomeRule.PerRow rule, List<String> identities) {
            this.rule = rule;
            this.identities = identities;
        }

        private boolean isSilent() {
            return written.isEmpty() && rejected.isEmpty() && doubts.isEmpty();
        }

        private void written(Map<?, ?> entry) {
            int row = row(entry);
            String named = text(entry.get(rule.identity()));
            if (row < 0) {
                doubtIdentity(named, "the answer reports this row as written at an index that was not sent");
                return;
            }
            String sent = identities.get(row).strip();
            if (!named.isEmpty() && !sent.isEmpty() && !named.equals(sent)) {
                String reason = "the answer reports \"" + named + "\" as written at the index of \"" + sent + "\"";
                doubts.put(row, reason);
                doubtIdentity(named, reason);
                return;
            }
            written.computeIfAbsent(row, any -> new ArrayList<>()).add(entry);
        }

        private void rejected(Map<?, ?> entry) {
            int row = row(entry);
            if (row >= 0) {
                rejected.computeIfAbsent(row, any -> new ArrayList<>()).add(entry);
            }
        }

        private void doubtIdentity(String identity, String reason) {
            for (int row = 0; row < identities.size(); row++) {
                if (!identity.isEmpty() && identities.get(row).strip().equals(identity)) {
                    doubts.put(row, reason);
                }
            }
        }

        /** The index an entry names, -1 when it names none that was sent. */
        private int row(Map<?, ?> entry) {
            String index = text(entry.get(rule.index()));
            if (!INDEX.matcher(index).matches()) {
                return -1;
            }
            int row = Integer.parseInt(index);
            return row < identities.size() ? row : -1;
        }

        private RowOutcome outcome(int row, Answer answer) {
            List<Map<?, ?>> asWritten = written.getOrDefault(row, List.of());
            List<Map<?, ?>> asRejected = rejected.getOrDefault(row, List.of());
            String doubt = doubts.get(row);
            if (doubt != null) {
                return new RowOutcome.Unknown(masking.mask(doubt));
            }
            if (!asWritten.isEmpty() && !asRejected.isEmpty()) {
                return new RowOutcome.Unknown(masking.mask(
                        "the answer reports the row both as written and as refused (" + sentences(asRejected) + ")"));
            }
            if (asWritten.size() > 1) {
                return new RowOutcome.Unknown("the answer reports the row as written more than once");
            }
            if (!asWritten.isEmpty()) {
                return new RowOutcome.Written(said(asWritten.get(0)));
            }
            return asRejected.isEmpty() ? unnamed(answer) : refused(asRejected);
        }

        private RowOutcome unnamed(Answer answer) {
            String said = answer.message().isEmpty() ? "" : " (" + answer.message() + ")";
            return new RowOutcome.Unknown("the answer names the row neither as written nor as refused" + said);
        }

        private RowOutcome refused(List<Map<?, ?>> entries) {
            String field = rule.field() == null ? "" : text(entries.get(0).get(rule.field()));
            return new RowOutcome.Rejected(
                    field.isEmpty() ? "refused" : "refused:" + field, masking.mask(sentences(entries)), true);
        }

        private String sentences(List<Map<?, ?>> entries) {
            return String.join(
                    "; ",
                    entries.stream()
                            .map(entry -> text(entry.get(rule.message())))
                            .filter(text -> !text.isEmpty())
                            .distinct()
                            .toList());
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
