package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import dev.caravan.migrate.Finding.Kind;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OperationKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the configuration of a source into its half of a case. Used once. */
final class SourceImport {
    private final Ledger ledger;
    private final RowImport rows;
    private final ConfigMap config;
    private final Platform platform;

    SourceImport(Ledger ledger, RowImport rows, ConfigMap config, Platform platform) {
        this.ledger = ledger;
        this.rows = rows;
        this.config = config;
        this.platform = platform;
    }

    static Platform platform(ConfigMap config, Platforms platforms, String otherwise) {
        return platforms.of(config.text("api", ""), OperationKind.READ, otherwise);
    }

    /**
     * The half.
     *
     * @param since where the first window starts
     * @param delivered whether a target follows
     */
    SourceDraft run(String since, boolean delivered) {
        ledger.read(config, "api", "effect", "type", "method", "request", "otherRequest", "condition", "idCheck");
        ledger.read(config, "id", "number", "name");
        Answers.note(ledger, config);
        RequestDraft request = new RequestImport(ledger, rows, config, platform).run(since);
        Map<String, Object> file = file(request);
        Map<String, Object> stage = stage(request, delivered);
        Optional<String> where = new ConditionImport(ledger).where(config);
        where.ifPresentOrElse(
                text -> {
                    stage.put("where", text);
                    ledger.note(
                            Kind.CHANGED,
                            config.placeOf("condition"),
                            "condition is the option where of stage: " + text);
                },
                () -> verbatim("condition", file));
        config.node("formatResponse").ifPresent(node -> ledger.readEach(node, "old", "new", "format"));
        verbatim("formatResponse", file);
        config.node("beatFlat").ifPresent(ledger::readAll);
        verbatim("beatFlat", file);
        if (config.has("beatFlat")) {
            ledger.note(
                    Kind.INFERRED,
                    config.placeOf("beatFlat"),
                    "[L] beatFlat numbers the lines of a record from 1: their keys are <key>-1, <key>-2");
        }
        omissionRemedy(file);
        parked();
        return new SourceDraft(
                platform, file, request.pull(), stage, request.operation(), request.detail(), config.place());
    }

    private Map<String, Object> file(RequestDraft request) {
        Map<String, Object> file = new LinkedHashMap<>();
        String api = config.text("api", "");
        if (api.replaceFirst("^/+", "").equals(platform.operation())) {
            file.put("api", api);
        }
        file.putAll(request.file());
        if (file.get("request") instanceof List<?> list) {
            ledger.note(Kind.CARRIED, config.placeOf("request"), list.size() + " rows of request are in source.yaml");
        }
        return file;
    }

    private void verbatim(String key, Map<String, Object> file) {
        ledger.read(config, key);
        config.node(key).ifPresent(node -> {
            file.put(key, PlainCopy.of(node, ledger));
            ledger.note(Kind.CARRIED, config.placeOf(key), key + " is in source.yaml");
        });
    }

    private void omissionRemedy(Map<String, Object> file) {
        ledger.read(config, "omissionRemedy");
        config.optionalMap("omissionRemedy").ifPresent(remedy -> {
            Map<String, Object> copy = new LinkedHashMap<>();
            ledger.read(remedy, "crontab", "takeOverRequest");
            ledger.leftOut(remedy, "adapter", "a PHP class of 轻易云; the vendor's profile stands for it");
            remedy.node("crontab").ifPresent(cron -> copy.put("crontab", cron));
            copy.put("takeOverRequest", rows.rows(remedy.maps("takeOverRequest")));
            file.put("omissionRemedy", copy);
            ledger.note(Kind.CARRIED, config.placeOf("omissionRemedy"), "omissionRemedy (漏单补偿) is in source.yaml");
        });
    }

    private void parked() {
        ledger.read(config, "condition_bk");
        config.node("condition_bk").ifPresent(node -> {
            ledger.readAll(node);
            ledger.note(
                    Kind.INFERRED,
                    config.placeOf("condition_bk"),
                    "[I] condition_bk is a parked copy that 轻易云 does not evaluate: left out");
        });
    }

    private Map<String, Object> stage(RequestDraft request, boolean delivered) {
        Map<String, Object> stage = new LinkedHashMap<>();
        stage.put("key", key(request));
        for (String option : List.of("number", "name")) {
            config.optionalText(option)
                    .filter(text -> !text.isBlank() && !text.equals(stage.get("key")))
                    .ifPresent(text -> stage.put(option, text));
        }
        idCheck(stage, delivered);
        if (!delivered) {
            stage.put("final", true);
        }
        return stage;
    }

    private String key(RequestDraft request) {
        String id = config.text("id", "");
        if (!id.isBlank()) {
            return id;
        }
        Operation known = platform.known();
        String profile = known == null || known.records() == null
                ? null
                : known.records().key();
        String number = config.text("number", "");
        if (profile != null && !profile.startsWith("{")) {
            ledger.note(
                    Kind.CHANGED,
                    config.place(),
                    "there is no \"id\": the key is " + profile + ", which the profile names");
            return profile;
        }
        String guess = number.isBlank() ? request.key() : number;
        ledger.note(
                Kind.OPEN,
                config.place(),
                "there is no \"id\": key of stage is " + guess + " by guess; name the field that identifies a record");
        return guess;
    }

    private void idCheck(Map<String, Object> stage, boolean delivered) {
        if (!config.has("idCheck")) {
            ledger.note(
                    Kind.INFERRED,
                    config.place(),
                    "[L] there is no idCheck, which 轻易云 may read as true; here changes at the source are delivered");
        } else if (config.flag("idCheck", false) && delivered) {
            stage.put("idCheck", true);
            ledger.note(
                    Kind.CARRIED,
                    config.placeOf("idCheck"),
                    "idCheck: a record that was written is not sent again when it changes at the source;"
                            + " take idCheck out of stage if it should be");
        } else if (config.flag("idCheck", false)) {
            ledger.note(
                    Kind.CHANGED,
                    config.placeOf("idCheck"),
                    "idCheck is left out: nothing is sent, and look-ups find the newest version of a record");
        }
    }
}
