package dev.caravan.vendor;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigScalar;
import dev.caravan.config.NearestName;
import dev.caravan.model.profile.ExistingRule;
import dev.caravan.model.profile.FollowUpRule;
import dev.caravan.model.profile.OptionRule;
import dev.caravan.model.profile.OutcomeRule;
import dev.caravan.model.profile.Repeat;
import dev.caravan.model.profile.TargetForm;
import dev.caravan.model.profile.WriteRule;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how an operation writes rows. */
final class WriteReader {
    /** What the texts of a look-up may name beside the operation's options. */
    static final Set<String> LOOK_UP_NAMES =
            Set.of("id", "identity", "organization", "columns", "values", "limit", "ids");

    private static final int MAX_ROWS = 10_000;
    private static final int MAX_LIMIT = 1_000_000;

    private WriteReader() {}

    static WriteRule read(ConfigMap map, Map<String, OptionRule> options) {
        map.allowOnly("rows", "row", "rows-per-call", "unknown-wait", "outcome", "existing", "repeat", "then", "forms");
        boolean single = !map.has("rows");
        Map<String, TargetForm> forms = forms(map.mapOrEmpty("forms"));
        if (!forms.isEmpty() && !options.containsKey("formId")) {
            map.problem("forms", "needs an option formId that chooses one");
        }
        ExistingRule existing = existing(map);
        if (existing != null && forms.isEmpty()) {
            map.problem("existing", "needs \"forms\": by which field a row is looked up");
        }
        if (!single && map.has("row")) {
            map.problem("row", "goes without \"rows\": a call carries either one row or a list");
        }
        return new WriteRule(
                map.optionalText("rows").orElse(null),
                map.text("row", ""),
                single ? map.integer("rows-per-call", 1, 1, 1) : map.integer("rows-per-call", 1, MAX_ROWS),
                outcome(map),
                existing,
                map.choice("repeat", Repeat.class, Repeat.NEVER),
                map.duration("unknown-wait", Duration.ofSeconds(60)),
                followUp(map, options),
                forms);
    }

    private static OutcomeRule outcome(ConfigMap write) {
        if (write.node("outcome").orElse(null) instanceof ConfigScalar) {
            write.oneOf("outcome", List.of("whole"));
            return new OutcomeRule.Whole();
        }
        ConfigMap map = write.map("outcome");
        map.allowOnly("written", "rejected", "index", "identity", "id", "message", "field");
        return new OutcomeRule.PerRow(
                map.text("written"),
                map.text("rejected"),
                map.text("index"),
                map.text("identity"),
                map.optionalText("id").orElse(null),
                map.text("message"),
                map.optionalText("field").orElse(null));
    }

    private static @Nullable FollowUpRule followUp(ConfigMap write, Map<String, OptionRule> options) {
        Optional<ConfigMap> then = write.optionalMap("then");
        if (then.isEmpty()) {
            return null;
        }
        ConfigMap map = then.get();
        map.allowOnly("when", "operation", "fields");
        String when = map.text("when");
        if (!when.isEmpty() && !options.containsKey(when)) {
            map.problem("when", NearestName.unknown("option", when, options.keySet()));
        }
        return new FollowUpRule(when, map.text("operation"), PlainTree.of(map.mapOrEmpty("fields")));
    }

    private static @Nullable ExistingRule existing(ConfigMap write) {
        return write.optionalMap("existing").map(WriteReader::existingRule).orElse(null);
    }

    private static ExistingRule existingRule(ConfigMap map) {
        map.allowOnly("operation", "columns", "limit", "fields", "audited", "release", "release-fields");
        ConfigMap columns = map.map("columns");
        columns.allowOnly("id", "identity", "status", "organization");
        List.of("id", "identity").forEach(columns::text);
        String audited = map.optionalText("audited").orElse(null);
        if (audited != null && !columns.has("status")) {
            map.problem("audited", "needs a column \"status\"");
        }
        return new ExistingRule(
                map.text("operation"),
                map.textMap("columns"),
                map.integer("limit", 1, MAX_LIMIT),
                PlainTree.of(map.mapOrEmpty("fields")),
                audited,
                map.optionalText("release").orElse(null),
                PlainTree.of(map.mapOrEmpty("release-fields")));
    }

    private static Map<String, TargetForm> forms(ConfigMap map) {
        Map<String, TargetForm> forms = new LinkedHashMap<>();
        for (String name : map.names()) {
            ConfigMap form = map.map(name);
            form.allowOnly("id", "identity", "organization", "references", "reference-key");
            forms.put(
                    name,
                    new TargetForm(
                            form.text("id"),
                            form.text("identity"),
                            form.optionalText("organization").orElse(null),
                            form.texts("references"),
                            form.text("reference-key", form.text("identity"))));
        }
        return forms;
    }
}
